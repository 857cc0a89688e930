import { expect, test } from "vitest"
import type { BlockSchema } from "../../tools/terraform/provider/provider-schema.ts"
import { blocksOf } from "../../tools/terraform/tree.ts"
import { ourProject } from "./our-project.ts"

const { tree, schemas } = ourProject()
const providers = Object.values(schemas.providers)

const used = (kind: "resource" | "data"): readonly string[] => [
  ...new Set(
    [...tree.modules.values()].flatMap((module) =>
      blocksOf(module, kind).map(({ labels: [type = ""] }) => type),
    ),
  ),
]

test("the committed schemas are those of the types in use, and no others", () => {
  const committed = providers.flatMap(({ resource_schemas }) => Object.keys(resource_schemas))
  expect([...new Set(committed)].toSorted()).toEqual(used("resource").toSorted())
  const sources = providers.flatMap(({ data_source_schemas }) => Object.keys(data_source_schemas))
  expect([...new Set(sources)].toSorted()).toEqual(used("data").toSorted())
})

test("rules are about arguments that there are", () => {
  for (const [type, rules] of Object.entries(schemas.rules)) {
    const blocks = providers.flatMap(({ provider, resource_schemas }) =>
      type === "provider" ? [provider.block] : (resource_schemas[type]?.block ?? []),
    )
    const known = new Set(blocks.flatMap((block) => pathsOf(block)))
    expect(
      Object.keys(rules).filter((name) => !known.has(name)),
      type,
    ).toEqual([])
  }
})

const pathsOf = ({ attributes = {}, block_types = {} }: BlockSchema, prefix = ""): readonly string[] => [
  ...Object.keys(attributes).map((name) => `${prefix}${name}`),
  ...Object.entries(block_types).flatMap(([name, { block }]) => [
    `${prefix}${name}`,
    ...pathsOf(block, `${prefix}${name}.`),
  ]),
]
