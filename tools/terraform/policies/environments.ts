import type { Attribute, Expression } from "../hcl/syntax.ts"
import { parseHcl } from "../hcl/parse.ts"
import { blocksOf, type Module, type Tree } from "../tree.ts"
import { finding, type Policy } from "./policy.ts"

/**
 * The environments say the same things, with other values: whatever one of them gives to the stack, or sets in an
 * object there, the others give and set too. What differs by being left out is differed by accident.
 */
export const environmentsSetTheSame: Policy = ({ tree }) => {
  const environments = [...tree.modules.values()].filter(({ folder }) => /^envs\/[^/]+$/.test(folder))
  const settings = environments.map((module) => ({ module, set: settingsOf(module, tree) }))
  const all = new Set(settings.flatMap(({ set }) => [...set.keys()]))
  return settings.flatMap(({ module: { folder, blocks }, set }) =>
    [...all]
      .filter((name) => !set.has(name))
      .map((name) =>
        finding(blocks[0] ?? { file: folder, line: 1 }, `${folder} does not set ${name}, others do`),
      ),
  )
}

const settingsOf = (module: Module, tree: Tree): ReadonlyMap<string, true> => {
  const files = [...tree.files].filter(
    ([file]) => file.startsWith(`${module.folder}/`) && file.endsWith(".tfvars"),
  )
  const values = files.flatMap(([file, text]) => parseHcl(file, text).attributes)
  const locals = blocksOf(module, "locals").flatMap(({ attributes }) => attributes)
  const calls = blocksOf(module, "module").flatMap(({ labels: [name], attributes }) =>
    attributes.flatMap((attribute) => namesOf(attribute, `module.${name}.`)),
  )
  const declared = ["variable", "output"].flatMap((type) =>
    blocksOf(module, type).map(({ labels: [name] }) => `${type} ${name}`),
  )
  const names = [
    ...values.flatMap((attribute) => namesOf(attribute, "")),
    ...locals.flatMap((attribute) => namesOf(attribute, "local.")),
    ...calls,
    ...declared,
  ]
  return new Map(names.map((name) => [name, true]))
}

const namesOf = ({ name, value }: Attribute, prefix: string): readonly string[] => [
  `${prefix}${name}`,
  ...keysIn(value, `${prefix}${name}`),
]

const keysIn = (value: Expression, prefix: string): readonly string[] =>
  value.kind === "object"
    ? value.entries.flatMap(({ key, value: inner }) =>
        typeof key === "string" ? [`${prefix}.${key}`, ...keysIn(inner, `${prefix}.${key}`)] : [],
      )
    : []
