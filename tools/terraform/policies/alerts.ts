import { referencesIn } from "../hcl/references.ts"
import type { Block, Expression, Place } from "../hcl/syntax.ts"
import { addressOf, argument, blocksOf, nestedBlocks, resourcesOf, type Module } from "../tree.ts"
import { finding, type Finding, type Policy } from "./policy.ts"

const folder = "docs/operations/runbooks"

/** Whoever is woken by an alert finds a runbook of its name, and there is no runbook that nothing leads to. */
export const alertsHaveRunbooks: Policy = ({ tree, paths }) => {
  const modules = [...tree.modules.values()]
  const policies = modules.flatMap((module) =>
    resourcesOf(module, "google_monitoring_alert_policy").map((policy) => ({ module, policy })),
  )
  const alerts = policies.flatMap(({ module, policy }) => namesOf(policy, module))
  const names = new Set(alerts.map(({ name }) => `${folder}/${name}.md`))
  const [first] = policies
  return [
    ...policies.flatMap(({ policy }) => undocumented(policy)),
    ...alerts
      .filter(({ name }) => !paths.has(`${folder}/${name}.md`))
      .map(({ place, name }) => finding(place, `the alert "${name}" has no ${folder}/${name}.md`)),
    ...(first === undefined ? [] : [...paths])
      .filter((file) => file.startsWith(`${folder}/`) && !names.has(file) && !file.endsWith("/README.md"))
      .map((file) => finding(first?.policy ?? { file, line: 1 }, `${file} is of no alert`)),
  ]
}

/** Its text shows the runbook, and so does a link. */
const undocumented = (policy: Block): readonly Finding[] => {
  const linked = nestedBlocks(policy, "documentation").some(
    (block) => nestedBlocks(block, "links").length > 0,
  )
  return linked ? [] : [finding(policy, `${addressOf(policy)} links to no runbook`)]
}

type Named = { readonly name: string; readonly place: Place }

/** What a resource is called: by its display name, or by the keys of what it goes over. */
const namesOf = (policy: Block, module: Module): readonly Named[] => {
  const over = argument(policy, "for_each")
  if (over) return keysOf(over.value, module)
  const title = argument(policy, "display_name")
  return title?.value.kind === "literal" ? [{ name: String(title.value.value), place: title }] : []
}

/** The keys of the objects that an expression goes over; an object in a local counts as standing here. */
export const keysOf = (value: Expression, module: Module): readonly Named[] => {
  if (value.kind === "object") {
    return value.entries.flatMap(({ key, value: inner }) =>
      typeof key === "string" ? [{ name: key, place: inner }] : [],
    )
  }
  const names = new Set(
    referencesIn(value).flatMap(({ root, steps: [name] }) => (root === "local" ? [name] : [])),
  )
  return blocksOf(module, "locals")
    .flatMap(({ attributes }) => attributes)
    .filter(({ name }) => names.has(name))
    .flatMap((local) => keysOf(local.value, module))
}
