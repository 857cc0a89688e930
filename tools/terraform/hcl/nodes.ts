import type { Node } from "web-tree-sitter"
import { SyntaxProblem } from "./syntax.ts"

/** The named children of a type, in order. */
export const childrenOf = (node: Node, type: string): readonly Node[] =>
  node.namedChildren.filter((child) => child.type === type)

/** The named children that mean something. */
export const meaningOf = (node: Node): readonly Node[] =>
  node.namedChildren.filter(({ type }) => type !== "comment")

/** The first named child of a type, which the grammar promises. */
export const childOf = (node: Node, type: string): Node => {
  const [found] = childrenOf(node, type)
  if (found === undefined) throw new SyntaxProblem(`no ${type} in: ${node.text}`)
  return found
}

/** The only thing in a node that is there to group. */
export const contentOf = (node: Node): Node => {
  const [content] = meaningOf(node)
  if (content === undefined) throw new SyntaxProblem(`nothing in: ${node.text}`)
  return content
}

/** Line in the file, counted from 1. */
export const lineOf = (node: Node): number => node.startPosition.row + 1
