import { globSync, readFileSync } from "node:fs"
import path from "node:path"
import { parseHcl, type HclFile } from "./hcl/parse.ts"
import type { Attribute, Block, Expression } from "./hcl/syntax.ts"

/** A folder with files of Terraform: a module, an environment, a stack. */
export type Module = HclFile & {
  /** From the root of the tree: `modules/network`. */
  readonly folder: string
}

/** The folder `terraform`, or one that a test makes up. */
export type Tree = {
  /** By folder. */
  readonly modules: ReadonlyMap<string, Module>
  /** The other files, by their path from the root. */
  readonly files: ReadonlyMap<string, string>
}

/** Reads a tree from the texts of its files, by their path from the root. */
export const readTree = (texts: ReadonlyMap<string, string>): Tree => {
  const sources = [...texts].filter(([file]) => file.endsWith(".tf"))
  const folders = Map.groupBy(sources, ([file]) => path.posix.dirname(file))
  const modules = [...folders].map(([folder, files]) => {
    const parsed = files.map(([file, text]) => parseHcl(file, text))
    const module: Module = {
      folder,
      attributes: parsed.flatMap(({ attributes }) => attributes),
      blocks: parsed.flatMap(({ blocks }) => blocks),
    }
    return [folder, module] as const
  })
  return { modules: new Map(modules), files: new Map([...texts].filter(([file]) => !file.endsWith(".tf"))) }
}

/** The tree as it stands on disk, without what Terraform keeps there for itself. */
export const loadTree = (root: string): Tree => {
  const names = globSync("**/*", {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => entry.name === ".terraform",
  })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted()
  return readTree(new Map(names.map((name) => [name, readFileSync(path.join(root, name), "utf8")])))
}

/** The blocks of a type, such as `variable` or `resource`. */
export const blocksOf = ({ blocks }: Pick<Block, "blocks">, type: string): readonly Block[] =>
  blocks.filter((block) => block.type === type)

/** The value given to an argument of a block; undefined when there is none. */
export const argument = ({ attributes }: Pick<Block, "attributes">, name: string): Attribute | undefined =>
  attributes.find((attribute) => attribute.name === name)

/** The blocks of a type in a block; of dynamic ones their content, whatever it goes over. */
export const nestedBlocks = (block: Pick<Block, "blocks">, type: string): readonly Block[] => [
  ...blocksOf(block, type),
  ...blocksOf(block, "dynamic")
    .filter(({ labels }) => labels[0] === type)
    .flatMap((dynamic) => blocksOf(dynamic, "content")),
]

/** The resources of a type. */
export const resourcesOf = (module: Pick<Block, "blocks">, type: string): readonly Block[] =>
  blocksOf(module, "resource").filter(({ labels }) => labels[0] === type)

/** `google_storage_bucket.media` */
export const addressOf = ({ labels }: Block): string => labels.join(".")

/** Whether a value stands there as itself. */
export const isLiteral = (expression: Expression, value: string | boolean): boolean =>
  expression.kind === "literal" && expression.value === value
