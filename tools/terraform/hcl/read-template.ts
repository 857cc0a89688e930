import type { Node } from "web-tree-sitter"
import { childOf, childrenOf, lineOf, meaningOf } from "./nodes.ts"
import type { Expression } from "./syntax.ts"

type Read = (expression: Node) => Expression
type Part = string | Expression

/** Reads what stands between the quotes, or in a heredoc: texts and the values in between. */
export const readTemplate = (template: Node, file: string, read: Read): readonly Part[] => {
  const quoted = template.type === "quoted_template"
  const opening = childOf(template, quoted ? "quoted_template_start" : "heredoc_identifier")
  const closing = template.namedChildren.at(-1) ?? opening
  const values = template.namedChildren.filter(
    ({ type }) => type.startsWith("template_") && type !== "template_literal",
  )
  const unescape = quoted ? unescapeQuoted : unescapeHeredoc
  // The grammar leaves blanks beside values out of its texts: they are cut from the source.
  const textBetween = (before: Node, after: Node): string =>
    unescape(
      template.text.slice(before.endIndex - template.startIndex, after.startIndex - template.startIndex),
    )
  const parts = values.flatMap((value, index) => [
    textBetween(values[index - 1] ?? opening, value),
    readPart(value, file, read),
  ])
  return [...parts, textBetween(values.at(-1) ?? opening, closing)].filter((part) => part !== "")
}

const readPart = (node: Node, file: string, read: Read): Expression =>
  node.type === "template_interpolation"
    ? read(childOf(node, "expression"))
    : readDirective(meaningOf(node)[0] ?? node, file, read)

/** `%{ if … }…%{ endif }` and `%{ for … }…%{ endfor }`: the values in them, whether or not they come to be shown. */
const readDirective = (node: Node, file: string, read: Read): Expression => {
  const written = { file, line: lineOf(node), text: node.text }
  const inside = meaningOf(node)
    .filter(({ type }) => type === "template_interpolation" || type === "template_directive")
    .map((part) => readPart(part, file, read))
  if (node.type !== "template_for") {
    const conditions = childrenOf(node, "template_if_intro").map((intro) =>
      read(childOf(intro, "expression")),
    )
    return { ...written, kind: "operation", operands: [...conditions, ...inside] }
  }
  const intro = childOf(node, "template_for_start")
  const names = childrenOf(intro, "identifier").map(({ text }) => text)
  return { ...written, kind: "for", names, over: read(childOf(intro, "expression")), inside }
}

/** What a text in quotes means. */
export const unescapeQuoted = (text: string): string =>
  unescapeHeredoc(
    text.replaceAll(
      /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([nrt"\\]))/g,
      (_, four: string | undefined, eight: string | undefined, letter: string) => {
        const code = four ?? eight
        return code === undefined
          ? (letters[letter] ?? letter)
          : String.fromCodePoint(Number.parseInt(code, 16))
      },
    ),
  )

const letters: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" }

const unescapeHeredoc = (text: string): string => text.replaceAll(/([$%])\1\{/g, "$1{")
