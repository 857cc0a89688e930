import type { Block, Expression, Place, Reference } from "./syntax.ts"

/** A reference to something outside of the expression that it stands in. */
export type FoundReference = Place & Reference

/** Everything that an expression refers to, indexes included; names of loops are not. */
export const referencesIn = (
  expression: Expression,
  known: readonly string[] = [],
): readonly FoundReference[] => {
  const all = (expressions: readonly Expression[], names = known) =>
    expressions.flatMap((each) => referencesIn(each, names))
  if (expression.kind === "for") {
    return [...all([expression.over]), ...all(expression.inside, [...known, ...expression.names])]
  }
  const inside = all(operandsOf(expression))
  return expression.kind === "reference" && !known.includes(expression.root)
    ? [expression, ...inside]
    : inside
}

/** The expressions that an expression is made of. */
const operandsOf = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case "literal":
      return []
    case "template":
      return expression.parts.filter((part) => typeof part !== "string")
    case "object":
      return expression.entries.flatMap(({ key, value }) =>
        typeof key === "string" ? [value] : [key, value],
      )
    case "tuple":
      return expression.items
    case "call":
      return expression.args
    case "operation":
      return expression.operands
    case "reference":
      return expression.steps.filter((step) => typeof step !== "string")
    case "for":
      return [expression.over, ...expression.inside]
  }
}

/** An expression and all that it is made of. */
export const expressionsWithin = (expression: Expression): readonly Expression[] => [
  expression,
  ...operandsOf(expression).flatMap(expressionsWithin),
]

/** Every expression of a block and of the blocks in it. */
export const expressionsOf = ({
  attributes,
  blocks,
}: Pick<Block, "attributes" | "blocks">): readonly Expression[] => [
  ...attributes.flatMap(({ value }) => expressionsWithin(value)),
  ...blocks.flatMap(expressionsOf),
]

/** The texts of an expression, the parts of templates among them. */
export const textsIn = (expression: Expression): readonly string[] =>
  expressionsWithin(expression).flatMap((each) => {
    if (each.kind === "literal") return typeof each.value === "string" ? [each.value] : []
    if (each.kind === "template") return each.parts.filter((part) => typeof part === "string")
    if (each.kind === "object")
      return each.entries.map(({ key }) => key).filter((key) => typeof key === "string")
    return []
  })

/** What a text says, with a gap where something else comes in; empty for what is no text. */
export const writtenText = (expression: Expression): string => {
  if (expression.kind === "literal") return typeof expression.value === "string" ? expression.value : ""
  if (expression.kind !== "template") return ""
  return expression.parts.map((part) => (typeof part === "string" ? part : "…")).join("")
}

/** The texts of a block and of the blocks in it. */
export const textsOf = ({ attributes, blocks }: Pick<Block, "attributes" | "blocks">): readonly string[] => [
  ...attributes.flatMap(({ value }) => textsIn(value)),
  ...blocks.flatMap(textsOf),
]
