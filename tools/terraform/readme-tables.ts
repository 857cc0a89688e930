import type { Block, Expression, ObjectEntry } from "./hcl/syntax.ts"
import { argument, blocksOf, type Module } from "./tree.ts"

const begin = "<!-- BEGIN TABLES -->"
const end = "<!-- END TABLES -->"

/**
 * A module's README with its tables as the module's files say: what it takes, what it gives, what it creates.
 * @returns null when the text has no place for them
 */
export const withTables = (text: string, module: Module): string | null => {
  const start = text.indexOf(begin)
  const stop = text.indexOf(end)
  if (start === -1 || stop < start) return null
  return `${text.slice(0, start + begin.length)}\n${tablesOf(module)}${text.slice(stop)}`
}

const tablesOf = (module: Module): string => {
  const sections = [
    section(
      "Variables",
      ["name", "type", "default", "what it is"],
      blocksOf(module, "variable").map(variableRow),
    ),
    section("Outputs", ["name", "what it is"], blocksOf(module, "output").map(outputRow)),
    section("Resources", ["type", "names"], resourceRows(module)),
  ]
  return `\n${sections.filter((text) => text !== "").join("\n")}\n`
}

type Row = readonly string[]

const section = (title: string, heads: Row, rows: readonly Row[]): string =>
  rows.length === 0
    ? ""
    : `### ${title}\n\n${[heads, heads.map(() => "---"), ...rows].map(line).join("\n")}\n`

const line = (cells: Row): string => `| ${cells.join(" | ")} |`

const variableRow = (variable: Block): Row => {
  const fallback = argument(variable, "default")?.value
  return [
    code(variable.labels[0] ?? ""),
    code(shown(argument(variable, "type")?.value)),
    fallback ? code(shown(fallback)) : "required",
    descriptionOf(variable),
  ]
}

const outputRow = (output: Block): Row => [code(output.labels[0] ?? ""), descriptionOf(output)]

const resourceRows = (module: Module): readonly Row[] => {
  const byType = Map.groupBy(blocksOf(module, "resource"), ({ labels }) => labels[0] ?? "")
  return [...byType]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, blocks]) => [
      code(type),
      blocks
        .map(({ labels }) => labels[1] ?? "")
        .toSorted()
        .map(code)
        .join(", "),
    ])
}

const descriptionOf = (block: Block): string => {
  const value = argument(block, "description")?.value
  const text = value?.kind === "literal" ? String(value.value) : (value?.text ?? "")
  return text.replaceAll(/\s+/g, " ").trim().replaceAll("|", "\\|")
}

/** An expression on one line. */
const shown = (expression: Expression | undefined): string => {
  if (expression === undefined) return ""
  if (expression.kind === "object") return shownObject(expression.entries)
  if (expression.kind === "tuple") return `[${expression.items.map(shown).join(", ")}]`
  if (expression.kind === "call") return `${expression.name}(${expression.args.map(shown).join(", ")})`
  return expression.text.replaceAll(/\s+/g, " ")
}

const shownObject = (entries: readonly ObjectEntry[]): string => {
  const fields = entries.map(
    ({ key, value }) => `${typeof key === "string" ? key : shown(key)} = ${shown(value)}`,
  )
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`
}

const code = (text: string): string => (text === "" ? "" : `\`${text.replaceAll("|", "\\|")}\``)
