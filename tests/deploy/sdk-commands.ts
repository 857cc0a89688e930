import { existsSync, readFileSync, realpathSync } from "node:fs"
import path from "node:path"
import * as z from "zod"
import type { Need } from "../support/requires.ts"

/** A group or command of gcloud, from the tree that the SDK brings for completion in shells. */
export type Node = {
  readonly commands: Readonly<Record<string, Node>>
  readonly flags: Readonly<Record<string, unknown>>
}

const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({ commands: z.record(z.string(), Node), flags: z.record(z.string(), z.unknown()) }),
)

/** The SDK that the machine has: beside the gcloud in PATH. */
const treeFile = (): string | null => {
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter)) {
    const gcloud = path.join(folder, "gcloud")
    if (!existsSync(gcloud)) continue
    for (const start of [path.dirname(realpathSync(gcloud)), "/usr/lib/google-cloud-sdk/bin"]) {
      const file = path.join(start, "../data/cli/gcloud_completions.py")
      if (existsSync(file)) return file
    }
  }
  return null
}

const file = treeFile()

export const sdk: Need = {
  name: "the Google Cloud SDK",
  missing: file === null ? "no gcloud in PATH, so our commands were not compared with its own" : null,
  insisted: false,
}

/** Its whole command tree. Python writes it as JSON does. */
export const readCommandTree = (): Node => {
  const text = readFileSync(file ?? "", "utf8")
  return Node.parse(JSON.parse(text.slice(text.indexOf("= {") + 2)))
}

/** What gcloud would not understand of a command: a word or a flag; null when it is all there. */
export const unknownIn = (tree: Node, name: string, flags: readonly string[]): string | null => {
  let node = tree
  for (const word of name.split(" ")) {
    const next = node.commands[word]
    if (next === undefined) return `gcloud ${name}: there is no "${word}"`
    node = next
  }
  const unknown = flags.filter((flag) => !(flag in node.flags) && !(flag in tree.flags))
  return unknown.length === 0 ? null : `gcloud ${name}: there is no ${unknown.join(", ")}`
}
