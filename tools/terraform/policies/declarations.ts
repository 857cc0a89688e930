import { expressionsOf, referencesIn } from "../hcl/references.ts"
import type { Block, Place } from "../hcl/syntax.ts"
import { argument, blocksOf, type Module } from "../tree.ts"
import { eachModule, finding, type Finding } from "./policy.ts"

/** Every variable says which type it has and what it is, every output what it is. */
export const declarationsAreDescribed = eachModule((module) => [
  ...blocksOf(module, "variable").flatMap((variable) => lacking(variable, ["type", "description"])),
  ...blocksOf(module, "output").flatMap((output) => lacking(output, ["description"])),
])

const lacking = (block: Block, names: readonly string[]): readonly Finding[] =>
  names
    .filter((name) => {
      const given = argument(block, name)
      return given === undefined || (given.value.kind === "literal" && given.value.value === "")
    })
    .map((name) => finding(block, `${titleOf(block)} has no ${name}`))

/** In each file, variables and outputs stand in alphabetical order. */
export const declarationsAreAlphabetical = eachModule((module) =>
  ["variable", "output"].flatMap((type) => {
    const files = Map.groupBy(blocksOf(module, type), ({ file }) => file)
    return [...files.values()].flatMap((blocks) =>
      blocks.flatMap((block, index) => {
        const before = blocks[index - 1]
        return before && nameOf(before) > nameOf(block)
          ? [finding(block, `${titleOf(block)} stands after "${nameOf(before)}"`)]
          : []
      }),
    )
  }),
)

/** What is declared is used: a variable or a local that nothing reads says something that is not so. */
export const declarationsAreUsed = eachModule((module) => {
  const used = new Set(module.blocks.flatMap((block) => usesIn(block)))
  const declared = [
    ...blocksOf(module, "variable").map((block) => ["var", nameOf(block), block] as const),
    ...localsOf(module).map(({ name, ...place }) => ["local", name, place] as const),
  ]
  return declared
    .filter(([root, name]) => !used.has(`${root}.${name}`))
    .map(([root, name, place]) => finding(place, `${root}.${name} is used nowhere`))
})

/** A variable's own validation is no use of it. */
const usesIn = (block: Block): readonly string[] => {
  const own = block.type === "variable" ? `var.${nameOf(block)}` : null
  return expressionsOf(block)
    .flatMap((expression) => referencesIn(expression))
    .map(({ root, steps: [first] }) => `${root}.${typeof first === "string" ? first : ""}`)
    .filter((name) => name !== own)
}

/** The locals of a module, each with its place. */
export const localsOf = (module: Module): readonly (Place & { readonly name: string })[] =>
  blocksOf(module, "locals").flatMap(({ attributes }) => attributes)

const nameOf = ({ labels: [name = ""] }: Block): string => name

const titleOf = (block: Block): string => `${block.type} "${nameOf(block)}"`
