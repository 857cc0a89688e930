import type { Expression } from "../hcl/syntax.ts"
import { parseHcl } from "../hcl/parse.ts"
import { blocksOf, type Module, type Tree } from "../tree.ts"
import { finding, type Policy } from "./policy.ts"

/**
 * The environments say the same things, with other values: whatever one of them gives to the stack, or sets in an
 * object there, the others give and set too. What differs by being left out differs by accident. A null is a choice,
 * and so is what stands in a map.
 */
export const environmentsSetTheSame: Policy = ({ tree }) => {
  const environments = [...tree.modules.values()].filter(({ folder }) => /^envs\/[^/]+$/.test(folder))
  const settings = environments.map((module) => ({ module, set: settingsOf(module, tree) }))
  const all = new Map(settings.flatMap(({ set }) => [...set]))
  return settings.flatMap(({ module: { folder, blocks }, set }) =>
    [...all.values()]
      .filter(({ name, of }) => !set.has(name) && (of === null || set.get(of)?.isObject === true))
      .map(({ name }) =>
        finding(blocks[0] ?? { file: folder, line: 1 }, `${folder} does not set ${name}, others do`),
      ),
  )
}

type Setting = {
  readonly name: string
  /** The setting that it is a field of. */
  readonly of: string | null
  readonly isObject: boolean
}

const settingsOf = (module: Module, tree: Tree): ReadonlyMap<string, Setting> => {
  const files = [...tree.files].filter(
    ([file]) => file.startsWith(`${module.folder}/`) && file.endsWith(".tfvars"),
  )
  const values = files.flatMap(([file, text]) => parseHcl(file, text).attributes)
  const locals = blocksOf(module, "locals").flatMap(({ attributes }) => attributes)
  const calls = blocksOf(module, "module").flatMap(({ labels: [name], attributes }) =>
    attributes.flatMap(({ name: argument, value }) => settingsIn(value, `module.${name}.${argument}`)),
  )
  const declared = ["variable", "output"].flatMap((type) =>
    blocksOf(module, type).map(({ labels: [name] }) => ({
      name: `${type} ${name}`,
      of: null,
      isObject: false,
    })),
  )
  const settings: readonly Setting[] = [
    ...values.flatMap(({ name, value }) => settingsIn(value, name)),
    ...locals.flatMap(({ name, value }) => settingsIn(value, `local.${name}`)),
    ...calls,
    ...declared,
  ]
  return new Map(settings.map((setting) => [setting.name, setting]))
}

const settingsIn = (value: Expression, name: string, of: string | null = null): readonly Setting[] => {
  if (value.kind !== "object") return [{ name, of, isObject: false }]
  const fields = value.entries.flatMap(({ key, value: inner }) =>
    typeof key === "string" && /^[a-z]\w*$/.test(key) ? settingsIn(inner, `${name}.${key}`, name) : [],
  )
  return [{ name, of, isObject: true }, ...fields]
}
