import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import * as z from "zod"
import {
  OneProvider,
  ProviderSchemas,
  providerSchemaFile,
  type ArgumentRule,
  Rules,
} from "../tools/terraform/provider/provider-schema.ts"
import { blocksOf, loadTree } from "../tools/terraform/tree.ts"

// Takes what the project uses of the providers' schemas into tools/terraform/provider/provider-schema.gen.json.
//
//   node scripts/write-provider-schema.ts --from FOLDER [--version 7.45.0]
//
// FOLDER holds google-provider-schema.json, as `terraform providers schema -json` prints it, and if there are any
// google-provider-enums.json and google-provider-constraints.json: what a schema does not say. Without those two the
// rules that stand in the file stay.

const { values } = parseArgs({ options: { from: { type: "string" }, version: { type: "string" } } })
if (values.from === undefined) throw new Error("Say where the schemas are: --from FOLDER")
const folder = values.from

const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), "utf8"))
const before = existsSync(providerSchemaFile)
  ? ProviderSchemas.parse(JSON.parse(readFileSync(providerSchemaFile, "utf8")))
  : { version: "unknown", providers: {}, rules: {} }

const { provider_schemas: all } = z
  .object({ provider_schemas: z.record(z.string(), OneProvider) })
  .parse(read("google-provider-schema.json"))

const used = (kind: "resource" | "data"): ReadonlySet<string> =>
  new Set(
    [...loadTree("terraform").modules.values()].flatMap((module) =>
      blocksOf(module, kind).map(({ labels: [type = ""] }) => type),
    ),
  )
const resources = used("resource")
const dataSources = used("data")

const keep = <T>(record: Readonly<Record<string, T>>, wanted: (key: string) => boolean): Record<string, T> =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([key]) => wanted(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

/** A provider's own settings without the address of each of Google's services. */
const withoutEndpoints = ({ version, block }: OneProvider["provider"]): OneProvider["provider"] => ({
  version,
  block: { ...block, attributes: keep(block.attributes ?? {}, (name) => !name.endsWith("_custom_endpoint")) },
})

const providers = Object.fromEntries(
  Object.entries(all).map(([address, { provider, resource_schemas, data_source_schemas }]) => [
    address,
    {
      provider: withoutEndpoints(provider),
      resource_schemas: keep(resource_schemas, (type) => resources.has(type)),
      data_source_schemas: keep(data_source_schemas, (type) => dataSources.has(type)),
    },
  ]),
)

const readRules = (): ProviderSchemas["rules"] => {
  if (!existsSync(path.join(folder, "google-provider-constraints.json"))) return before.rules
  const allowed = z
    .record(z.string(), z.record(z.string(), z.array(z.string())))
    .parse(read("google-provider-enums.json"))
  const constraints = Rules.parse(read("google-provider-constraints.json"))
  const merged: Record<string, Record<string, ArgumentRule>> = structuredClone(constraints)
  for (const [type, paths] of Object.entries(allowed)) {
    for (const [name, one_of] of Object.entries(paths)) {
      merged[type] = { ...merged[type], [name]: { ...merged[type]?.[name], one_of } }
    }
  }
  return merged
}

const rules = Object.fromEntries(
  Object.entries(
    keep(
      readRules(),
      (type) => type === "provider" || resources.has(type) || dataSources.has(type.replace(/^data\./, "")),
    ),
  ).map(([type, paths]) => [type, keep(paths, (name) => Object.keys(paths[name] ?? {}).length > 0)]),
)

/** A line for each type, so that a change can be read. */
const lines = (record: Readonly<Record<string, unknown>>, indent: string): string =>
  Object.keys(record).length === 0
    ? "{}"
    : `{\n${Object.entries(record)
        .map(([name, value]) => `${indent}  ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
        .join(",\n")}\n${indent}}`

const providerText = ([address, { provider, resource_schemas, data_source_schemas }]: [
  string,
  OneProvider,
]): string =>
  `    ${JSON.stringify(address)}: {
      "provider": ${JSON.stringify(provider)},
      "resource_schemas": ${lines(resource_schemas, "      ")},
      "data_source_schemas": ${lines(data_source_schemas, "      ")}
    }`

writeFileSync(
  providerSchemaFile,
  `{
  "version": ${JSON.stringify(values.version ?? before.version)},
  "providers": {
${Object.entries(providers).map(providerText).join(",\n")}
  },
  "rules": ${lines(rules, "  ")}
}
`,
)
