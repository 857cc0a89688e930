import { referencesIn, type FoundReference } from "../hcl/references.ts"
import type { Attribute, Block } from "../hcl/syntax.ts"
import { schemaOf } from "../schemas.ts"
import { argument, blocksOf, type Module } from "../tree.ts"
import { localsOf } from "./declarations.ts"
import { calledModule } from "../module-calls.ts"
import { eachModule, finding, type Project } from "./policy.ts"

/** Whatever is referred to exists: variables, locals, modules and their outputs, resources and their attributes. */
export const referencesResolve = eachModule((module, project) =>
  module.blocks.flatMap((block) =>
    referencesOf(block).flatMap((reference) => {
      const problem = unresolved(reference, block, module, project)
      return problem === null ? [] : [finding(reference, problem)]
    }),
  ),
)

/** Everything that a block refers to. Types, providers and fields of the block itself are written like references. */
const referencesOf = (block: Block, known: readonly string[] = []): readonly FoundReference[] => {
  const iterator = iteratorOf(block)
  const inside = iterator === null ? known : [...known, iterator]
  return [
    ...block.attributes
      .filter((attribute) => !isNoReference(block, attribute))
      .flatMap(({ name, value }) => referencesIn(value, name === "for_each" ? known : inside)),
    ...block.blocks.flatMap((nested) => referencesOf(nested, inside)),
  ]
}

/** The name by which a dynamic block calls what it goes over. */
const iteratorOf = (block: Block): string | null => {
  if (block.type !== "dynamic") return null
  const given = argument(block, "iterator")?.value
  return given?.kind === "reference" ? given.root : (block.labels[0] ?? null)
}

const isNoReference = (block: Block, { name }: Attribute): boolean =>
  (block.type === "variable" && name === "type") ||
  (block.type === "dynamic" && name === "iterator") ||
  (block.type === "lifecycle" && name === "ignore_changes") ||
  name === "provider" ||
  name === "providers" ||
  block.type === "required_providers"

/** What is wrong with a reference; null when what it names is there. */
const unresolved = (
  { root, steps }: FoundReference,
  block: Block,
  module: Module,
  project: Project,
): string | null => {
  const [first = "", ...rest] = steps.filter((step) => typeof step === "string" && step !== "*").map(String)
  const there = (exists: boolean, otherwise: string): string | null => (exists ? null : otherwise)
  switch (root) {
    case "path":
    case "terraform":
    case "self":
      return null
    case "each":
      return there(argument(block, "for_each") !== undefined, "each.* stands where there is no for_each")
    case "count":
      return there(argument(block, "count") !== undefined, "count.* stands where there is no count")
    case "var":
      return there(isDeclared(module, "variable", [first]), `there is no variable "${first}"`)
    case "local":
      return there(
        localsOf(module).some(({ name }) => name === first),
        `there is no local "${first}"`,
      )
    case "module":
      return unresolvedOutput(first, rest[0], module, project)
    case "data":
    case "ephemeral":
      return there(isDeclared(module, root, [first, rest[0]]), `there is no ${root} "${first}" "${rest[0]}"`)
    default:
      return unresolvedAttribute(root, first, rest[0], module, project)
  }
}

const unresolvedOutput = (
  name: string,
  output: string | undefined,
  module: Module,
  { tree }: Project,
): string | null => {
  const call = blocksOf(module, "module").find(({ labels }) => labels[0] === name)
  if (!call) return `there is no module "${name}"`
  const called = calledModule(call, module, tree)
  const exists = output === undefined || called === null || isDeclared(called, "output", [output])
  return exists ? null : `module "${name}" has no output "${output}"`
}

const unresolvedAttribute = (
  type: string,
  name: string,
  attribute: string | undefined,
  module: Module,
  { schemas }: Project,
): string | null => {
  if (!isDeclared(module, "resource", [type, name])) return `there is no resource "${type}" "${name}"`
  const schema = schemaOf(schemas, "resource", type)
  if (schema === null || attribute === undefined) return null
  const known = { ...schema.attributes, ...schema.block_types }
  return Object.hasOwn(known, attribute) ? null : `${type} has no attribute "${attribute}"`
}

const isDeclared = (module: Module, type: string, labels: readonly (string | undefined)[]): boolean =>
  blocksOf(module, type).some((block) => labels.every((label, index) => block.labels[index] === label))
