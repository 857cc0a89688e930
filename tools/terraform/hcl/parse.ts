import { fileURLToPath } from "node:url"
import { Language, Parser, type Node } from "web-tree-sitter"
import { childOf, childrenOf, lineOf } from "./nodes.ts"
import { readExpression } from "./read-expression.ts"
import { unescapeQuoted } from "./read-template.ts"
import { SyntaxProblem, type Attribute, type Block } from "./syntax.ts"

const grammar = import.meta.resolve("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm")

const newParser = async (): Promise<Parser> => {
  await Parser.init()
  return new Parser().setLanguage(await Language.load(fileURLToPath(grammar)))
}

const parser = await newParser()

/** What a file of Terraform says: its blocks, and the assignments outside of blocks that a `.tfvars` file has. */
export type HclFile = Pick<Block, "attributes" | "blocks">

/**
 * Reads a file of Terraform's language.
 * @param file its name, for messages
 * @throws SyntaxProblem with the line at which it stops being that language
 */
export const parseHcl = (file: string, text: string): HclFile => {
  const tree = parser.parse(text)
  if (tree === null) throw new SyntaxProblem(`${file}: could not be read`)
  try {
    const wrong = tree.rootNode.hasError ? firstError(tree.rootNode) : null
    if (wrong)
      throw new SyntaxProblem(
        `${file}:${lineOf(wrong)}: not Terraform's language: ${wrong.text.slice(0, 60)}`,
      )
    return readBody(tree.rootNode, file)
  } finally {
    tree.delete()
  }
}

const firstError = (node: Node): Node =>
  node.children.reduce<Node | null>((found, child) => {
    if (found) return found
    if (child.isError || child.isMissing) return child
    return child.hasError ? firstError(child) : null
  }, null) ?? node

const readBody = (node: Node, file: string): HclFile => {
  const bodies = childrenOf(node, "body")
  return {
    attributes: bodies
      .flatMap((body) => childrenOf(body, "attribute"))
      .map((each) => readAttribute(each, file)),
    blocks: bodies.flatMap((body) => childrenOf(body, "block")).map((each) => readBlock(each, file)),
  }
}

const readAttribute = (node: Node, file: string): Attribute => ({
  file,
  line: lineOf(node),
  name: childOf(node, "identifier").text,
  value: readExpression(childOf(node, "expression"), file),
})

const readBlock = (node: Node, file: string): Block => {
  const [type, ...names] = node.namedChildren.filter((child) => labels.has(child.type)).map(labelOf)
  return { file, line: lineOf(node), type: type ?? "", labels: names, ...readBody(node, file) }
}

const labels = new Set(["identifier", "string_lit"])

const labelOf = (node: Node): string =>
  node.type === "identifier" ? node.text : unescapeQuoted(node.text.slice(1, -1))
