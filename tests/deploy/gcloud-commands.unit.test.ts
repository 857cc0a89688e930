import { readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { requires } from "../support/requires.ts"
import { commands, everywhere } from "./fake/commands.ts"
import { readCommandTree, sdk, unknownIn } from "./sdk-commands.ts"

const root = path.join(import.meta.dirname, "../..")

/** `gcloud words --flags` as a person would type them, in what we tell people to do. */
const advised = (file: string): readonly (readonly [name: string, flags: readonly string[]])[] =>
  [...readFileSync(path.join(root, file), "utf8").matchAll(/gcloud ((?:[a-z-]+ )+)([^`"',\n]*)/g)].map(
    ([, words = "", rest = ""]) => [words.trim(), [...rest.matchAll(/--[a-z-]+/g)].map(([flag]) => flag)],
  )

requires(sdk)("the commands of gcloud", () => {
  const tree = readCommandTree()

  test("that a rollout uses are all there, with every flag", () => {
    const unknown = Object.entries(commands).flatMap(
      ([name, { flags }]) => unknownIn(tree, name, [...flags, ...everywhere]) ?? [],
    )
    expect(unknown).toEqual([])
  })

  test("that we advise people to type are there too", () => {
    const files = ["advice", "baseline", "roll-back"].map((name) => `scripts/rollout/${name}.ts`)
    const all = files.flatMap(advised)
    expect(all.length).toBeGreaterThan(3)
    expect(all.flatMap(([name, flags]) => unknownIn(tree, nameOf(tree, name), flags) ?? [])).toEqual([])
  })

  test("are compared so that a slip would show", () => {
    expect(unknownIn(tree, "run services update-trafic", [])).toBe(
      'gcloud run services update-trafic: there is no "update-trafic"',
    )
    expect(unknownIn(tree, "run services update", ["--no-trafic", "--tag"])).toBe(
      "gcloud run services update: there is no --no-trafic",
    )
  })
})

/** The words of a command without those that follow its name, such as a service. */
const nameOf = (tree: ReturnType<typeof readCommandTree>, words: string): string => {
  const name: string[] = []
  let node: typeof tree | undefined = tree
  for (const word of words.split(" ")) {
    node = node?.commands[word]
    if (node === undefined) break
    name.push(word)
  }
  return name.join(" ")
}
