import { textsIn } from "../hcl/references.ts"
import type { Block } from "../hcl/syntax.ts"
import { sourcesOf } from "../sources.ts"
import { addressOf, argument, blocksOf, resourcesOf, type Module, type Tree } from "../tree.ts"
import { eachModule, finding, type Finding } from "./policy.ts"

/** What a deploy changes, after Terraform has created it. */
const ownedByDeploys: Readonly<Record<string, readonly string[]>> = {
  google_cloud_run_v2_service: [
    "client",
    "client_version",
    "template[0].annotations",
    "template[0].containers[0].image",
    "template[0].labels",
    "template[0].revision",
    "traffic",
  ],
  google_cloud_run_v2_job: ["client", "client_version", "template[0].template[0].containers[0].image"],
}

/** Terraform leaves alone what a deploy decides: else an apply would end a canary. */
export const deploysKeepWhatTheySet = eachModule((module) =>
  cloudRun(module).flatMap((resource) => {
    const [ignored] = blocksOf(resource, "lifecycle").flatMap(
      (block) => argument(block, "ignore_changes") ?? [],
    )
    const fields = new Set(ignored?.value.kind === "tuple" ? ignored.value.items.map(({ text }) => text) : [])
    return (ownedByDeploys[resource.labels[0] ?? ""] ?? [])
      .filter((field) => !fields.has(field))
      .map((field) => finding(resource, `${addressOf(resource)} does not ignore changes of ${field}`))
  }),
)

/** What a container is given is read by the program, and whatever the program cannot do without is given. */
export const containersGetTheirVariables = eachModule((module, { tree, variables }) =>
  cloudRun(module).flatMap((resource): readonly Finding[] => {
    const given = new Set(namesGivenTo(resource, module, tree))
    const known = new Set(variables.map(({ name }) => name))
    const missing = variables.filter(({ name, required }) => required && !given.has(name))
    const unknown = [...given].filter((name) => !known.has(name))
    return [
      ...unknown.map((name) =>
        finding(resource, `${addressOf(resource)} gives ${name}, which the program does not read`),
      ),
      ...missing.map(({ name }) => finding(resource, `${addressOf(resource)} does not give ${name}`)),
    ]
  }),
)

const cloudRun = (module: Module): readonly Block[] =>
  Object.keys(ownedByDeploys).flatMap((type) => resourcesOf(module, type))

/** Names in `env` blocks, and the keys of whatever dynamic ones go over. Variables have names in capitals. */
const namesGivenTo = (resource: Block, module: Module, tree: Tree): readonly string[] => {
  const [container] = containersOf(resource)
  if (container === undefined) return []
  const over = blocksOf(container, "dynamic").filter(({ labels }) => labels[0] === "env")
  const sources = over.flatMap((env) => {
    const value = argument(env, "for_each")?.value
    return value ? sourcesOf(value, module, resource, tree) : []
  })
  const keys = sources.flatMap((each) => (each.kind === "object" ? each.entries.map(({ key }) => key) : []))
  const names = blocksOf(container, "env").flatMap((env) => argument(env, "name") ?? [])
  return [
    ...names.flatMap(({ value }) => textsIn(value)),
    ...keys.filter((key) => typeof key === "string").filter((key) => /^[A-Z][A-Z0-9_]*$/.test(key)),
  ]
}

/** The program's own container is the first; others are sidecars, which have variables of their own. */
const containersOf = (block: Block): readonly Block[] =>
  blocksOf(block, "template").flatMap((template) => {
    const [first] = blocksOf(template, "containers")
    return first ? [first] : containersOf(template)
  })
