import { calledModule } from "../module-calls.ts"
import { argument, blocksOf } from "../tree.ts"
import { eachModule, finding } from "./policy.ts"

/** A call of a module of ours gives the variables that it has, and all that have no default. */
export const moduleCallsFit = eachModule((module, { tree }) =>
  blocksOf(module, "module").flatMap((call) => {
    const title = `module "${call.labels[0]}"`
    const called = calledModule(call, module, tree)
    if (called === null) return [finding(call, `${title} has no source in this tree`)]
    const variables = new Map(blocksOf(called, "variable").map((variable) => [variable.labels[0], variable]))
    const given = new Set(call.attributes.map(({ name }) => name))
    const unknown = call.attributes.filter(({ name }) => !ofEveryCall.has(name) && !variables.has(name))
    const missing = [...variables].filter(
      ([name, block]) => !argument(block, "default") && !given.has(name ?? ""),
    )
    return [
      ...unknown.map((attribute) => finding(attribute, `${title} has no variable "${attribute.name}"`)),
      ...missing.map(([name]) => finding(call, `${title} needs the variable "${name}"`)),
    ]
  }),
)

const ofEveryCall = new Set(["source", "version", "providers", "for_each", "count", "depends_on"])
