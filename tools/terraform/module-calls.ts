import path from "node:path"
import type { Block } from "./hcl/syntax.ts"
import { argument, type Module, type Tree } from "./tree.ts"

/** The module that a `module` block calls; null when its source is not a folder of the tree. */
export const calledModule = (call: Block, from: Module, tree: Tree): Module | null => {
  const source = argument(call, "source")?.value
  if (source?.kind !== "literal" || typeof source.value !== "string" || !source.value.startsWith("."))
    return null
  return tree.modules.get(path.posix.join(from.folder, source.value)) ?? null
}
