import type { BlockSchema, ProviderSchemas } from "./provider/provider-schema.ts"

/** The schema of a type, from whichever provider has it; null when none does. */
export const schemaOf = (
  { providers }: ProviderSchemas,
  kind: "resource" | "data",
  type: string,
): BlockSchema | null => {
  const found = Object.values(providers).flatMap(({ resource_schemas, data_source_schemas }) => {
    const schema = (kind === "resource" ? resource_schemas : data_source_schemas)[type]
    return schema ? [schema.block] : []
  })
  return found[0] ?? null
}
