import type { Block } from "./hcl/syntax.ts"
import type { BlockSchema, ProviderSchemas } from "./provider/provider-schema.ts"
import { argument } from "./tree.ts"

/** The schema of a type, from whichever provider has it, or from one of them; null when there is none. */
export const schemaOf = (
  { providers }: ProviderSchemas,
  kind: "resource" | "data",
  type: string,
  provider?: string,
): BlockSchema | null => {
  const asked = Object.entries(providers).filter(
    ([address]) => provider === undefined || address.endsWith(`/${provider}`),
  )
  const found = asked.flatMap(([, { resource_schemas, data_source_schemas }]) => {
    const schema = (kind === "resource" ? resource_schemas : data_source_schemas)[type]
    return schema ? [schema.block] : []
  })
  return found[0] ?? null
}

/** The provider that a resource or data source asks for: the one that it names, else its type's first word. */
export const providerOf = (block: Block): string => {
  const given = argument(block, "provider")?.value
  return given?.kind === "reference" ? given.root : (block.labels[0]?.split("_")[0] ?? "")
}
