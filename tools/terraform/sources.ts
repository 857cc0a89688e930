import { expressionsWithin, referencesIn } from "./hcl/references.ts"
import type { Block, Expression } from "./hcl/syntax.ts"
import { calledModule } from "./module-calls.ts"
import { argument, blocksOf, type Module, type Tree } from "./tree.ts"

/** Where an expression stands: in which block of which module. */
type Standing = { readonly value: Expression; readonly module: Module; readonly block: Block | null }

/**
 * Every expression that what is written here may come from: itself, the locals and `each` that it names, the defaults of
 * variables and whatever the callers of the module give to them, and so on.
 */
export const sourcesOf = (
  value: Expression,
  module: Module,
  block: Block,
  tree: Tree,
): readonly Expression[] => {
  const found = new Set<Expression>()
  const waiting: Standing[] = [{ value, module, block }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next.value)) continue
    found.add(next.value)
    waiting.push(...namedBy(next, tree))
  }
  return [...found].flatMap(expressionsWithin)
}

const namedBy = ({ value, module, block }: Standing, tree: Tree): readonly Standing[] =>
  referencesIn(value).flatMap(({ root, steps: [step] }) => {
    const name = typeof step === "string" ? step : ""
    switch (root) {
      case "local": {
        const definitions = blocksOf(module, "locals").flatMap((locals) => argument(locals, name) ?? [])
        return definitions.map((definition) => ({ value: definition.value, module, block: null }))
      }
      case "each": {
        const over = block && argument(block, "for_each")
        return over ? [{ value: over.value, module, block: null }] : []
      }
      case "var":
        return [...fallbackOf(module, name), ...givenTo(module, name, tree)]
      default:
        return []
    }
  })

const fallbackOf = (module: Module, name: string): readonly Standing[] =>
  blocksOf(module, "variable")
    .filter(({ labels }) => labels[0] === name)
    .flatMap((variable) => argument(variable, "default") ?? [])
    .map(({ value }) => ({ value, module, block: null }))

const givenTo = (module: Module, name: string, tree: Tree): readonly Standing[] =>
  [...tree.modules.values()].flatMap((caller) =>
    blocksOf(caller, "module")
      .filter((call) => calledModule(call, caller, tree) === module)
      .flatMap((call) =>
        [argument(call, name)].flatMap((given) =>
          given ? [{ value: given.value, module: caller, block: call }] : [],
        ),
      ),
  )
