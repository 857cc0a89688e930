import type { Node } from "web-tree-sitter"
import { childOf, childrenOf, contentOf, lineOf, meaningOf } from "./nodes.ts"
import { readTemplate, unescapeQuoted } from "./read-template.ts"
import { SyntaxProblem, type Expression, type ObjectEntry } from "./syntax.ts"

/** Reads an `expression` of the grammar. */
export const readExpression = (expression: Node, file: string): Expression =>
  readOperand(meaningOf(expression), file, writtenAt([expression], file))

type Written = { readonly file: string; readonly line: number; readonly text: string }

const writtenAt = (nodes: readonly Node[], file: string): Written => {
  const line = nodes[0] ? lineOf(nodes[0]) : 0
  return { file, line, text: nodes.map(({ text }) => text).join("") }
}

/** A value and what follows it: `.name`, `[0]`, `.*`. */
const readOperand = ([operand, ...rest]: readonly Node[], file: string, written: Written): Expression => {
  if (operand === undefined)
    throw new SyntaxProblem(`${file}:${written.line}: nothing where a value should be`)
  const steps = rest.flatMap((node) => stepsOf(node, file))
  if (operand.type === "variable_expr") return { ...written, kind: "reference", root: operand.text, steps }
  const value = readValue(operand, file, written)
  if (steps.length === 0) return value
  return {
    ...written,
    kind: "operation",
    operands: [value, ...steps.filter((step) => typeof step !== "string")],
  }
}

const readValue = (node: Node, file: string, written: Written): Expression => {
  switch (node.type) {
    case "expression":
      return readExpression(node, file)
    case "literal_value":
      return { ...written, kind: "literal", value: literalOf(contentOf(node)) }
    case "template_expr":
      return {
        ...written,
        kind: "template",
        parts: readTemplate(contentOf(node), file, (value) => readExpression(value, file)),
      }
    case "collection_value":
      return readCollection(contentOf(node), file, written)
    case "for_expr":
      return readFor(contentOf(node), file, written)
    case "function_call":
      return {
        ...written,
        kind: "call",
        name: childOf(node, "identifier").text,
        args: childrenOf(node, "function_arguments").flatMap((list) => expressionsIn(list, file)),
      }
    case "operation":
      return readOperation(contentOf(node), file, written)
    case "conditional":
      return { ...written, kind: "operation", operands: expressionsIn(node, file) }
    default:
      throw new SyntaxProblem(`${file}:${written.line}: what is this? ${node.type}: ${node.text}`)
  }
}

const literalOf = (node: Node): string | number | boolean | null => {
  switch (node.type) {
    case "numeric_lit":
      return Number(node.text)
    case "bool_lit":
      return node.text === "true"
    case "null_lit":
      return null
    default:
      return unescapeQuoted(node.text.slice(1, -1))
  }
}

const readCollection = (node: Node, file: string, written: Written): Expression => {
  if (node.type === "tuple") return { ...written, kind: "tuple", items: expressionsIn(node, file) }
  const elements = childrenOf(node, "object_elements").flatMap((list) => childrenOf(list, "object_elem"))
  return {
    ...written,
    kind: "object",
    entries: [...childrenOf(node, "object_elem"), ...elements].map((entry) => readEntry(entry, file)),
  }
}

const readEntry = (node: Node, file: string): ObjectEntry => {
  const [key, value] = expressionsIn(node, file)
  if (key === undefined || value === undefined)
    throw new SyntaxProblem(`${file}: half an entry: ${node.text}`)
  const computed = childOf(node, "expression").text.startsWith("(")
  return { key: (computed ? null : nameOf(key)) ?? key, value }
}

/** A key that is a name is that name, and no reference as it is in parentheses. */
const nameOf = (key: Expression): string | null => {
  if (key.kind === "literal") return String(key.value)
  return key.kind === "reference" && key.text === key.root ? key.root : null
}

const readFor = (node: Node, file: string, written: Written): Expression => {
  const intro = childOf(node, "for_intro")
  const conditions = childrenOf(node, "for_cond").flatMap((condition) => expressionsIn(condition, file))
  return {
    ...written,
    kind: "for",
    names: childrenOf(intro, "identifier").map(({ text }) => text),
    over: readExpression(childOf(intro, "expression"), file),
    inside: [...expressionsIn(node, file), ...conditions],
  }
}

/** Operands, and what follows each, stand side by side, with operators between them. */
const readOperation = (node: Node, file: string, written: Written): Expression => {
  const operands: Node[][] = []
  for (const child of meaningOf(node)) {
    const last = operands.at(-1)
    if (last && following.has(child.type)) last.push(child)
    else operands.push([child])
  }
  const values = operands.map((nodes) => readOperand(nodes, file, writtenAt(nodes, file)))
  const [first] = values
  if (node.child(0)?.type === "-" && first?.kind === "literal" && typeof first.value === "number") {
    return { ...written, kind: "literal", value: -first.value }
  }
  return { ...written, kind: "operation", operands: values }
}

const following = new Set(["get_attr", "index", "splat"])

const stepsOf = (node: Node, file: string): readonly (string | Expression)[] => {
  switch (node.type) {
    case "get_attr":
      return [childOf(node, "identifier").text]
    case "index":
      return meaningOf(node).flatMap((index) => expressionsIn(index, file))
    case "splat":
      return ["*", ...meaningOf(contentOf(node)).flatMap((step) => stepsOf(step, file))]
    default:
      throw new SyntaxProblem(`${file}:${lineOf(node)}: what follows a value here? ${node.text}`)
  }
}

const expressionsIn = (node: Node, file: string): readonly Expression[] =>
  childrenOf(node, "expression").map((expression) => readExpression(expression, file))
