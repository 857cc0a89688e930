import { spawnSync } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { onlyBeerJson } from "./formats/beerjson-file.ts"
import { fileBytes, readingOf, recipeXml } from "./formats/beerxml-file.ts"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "convert-"))
  await writeFile(path.join(folder, "good.xml"), recipeXml())
  const broken = recipeXml({ NAME: "Broken", BATCH_SIZE: "zero" }).replace(/<\/?RECIPES>/g, "")
  const [, inner = ""] = /\?>\s*(.*)/s.exec(broken) ?? []
  await writeFile(path.join(folder, "mixed.xml"), recipeXml().replace("<RECIPES>", `<RECIPES>${inner}`))
  await writeFile(path.join(folder, "broken.xml"), recipeXml({ BATCH_SIZE: "zero" }))
  await writeFile(path.join(folder, "prose.txt"), "Pilsner, 5 kg")
})
afterAll(() => rm(folder, { recursive: true }))

const run = (
  args: readonly string[],
  { input = "", lang = "C.UTF-8" }: { input?: string | Uint8Array; lang?: string } = {},
) => {
  const command = path.join(import.meta.dirname, "../scripts/brasse-bouillon.mjs")
  const env = { ...process.env, LC_ALL: lang, npm_lifecycle_event: "" }
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    env,
    encoding: "utf8",
  })
  return { status, stdout, stderr }
}

test("a file is converted to standard output, and what was noticed goes to standard error", async () => {
  const { status, stdout, stderr } = run(["convert", "good.xml", "--to", "beerjson"])
  expect([status, stderr]).toEqual([0, "good.xml: BeerXML → BeerJSON, 1 converted, 0 refused\n"])
  expect((await onlyBeerJson(Buffer.from(stdout))).recipe?.name).toBe("Test ale")
})

test("any format that is known goes in, from standard input as well", () => {
  for (const [file, format] of [
    ["beerjson_generic_recipes.json", "BeerJSON"],
    ["../brewfather_recipe.json", "Brewfather"],
    ["stone_recipe.xml", "BeerXML"],
  ] as const) {
    const { status, stdout, stderr } = run(["convert", "-", "--to", "beerxml"], { input: fileBytes(file) })
    expect(status, stderr).toBe(0)
    expect(stderr).toContain(`-: ${format} → BeerXML, 1 converted, 0 refused`)
    expect(readingOf(Buffer.from(stdout)).records[0]?.recipe).not.toBeNull()
  }
})

test("--out writes a file, and nothing to standard output", async () => {
  const { status, stdout } = run(["convert", "good.xml", "--to", "beerxml", "--out", "out.xml"])
  expect([status, stdout]).toEqual([0, ""])
  expect(await readFile(path.join(folder, "out.xml"), "utf8")).toContain("<NAME>Test ale</NAME>")
})

describe("the exit code tells what happened", () => {
  test("1 when some recipes were refused: the others are written", () => {
    const { status, stdout, stderr } = run(["convert", "mixed.xml", "--to", "beerjson"])
    expect([status, stdout.includes("Test ale"), stdout.includes("Broken")]).toEqual([1, true, false])
    expect(stderr).toContain(`error: recipe 1 'Broken': BATCH_SIZE is "zero"`)
  })

  test.each([
    ["no recipe could be read", ["broken.xml", "--to", "beerjson"], "0 converted, 1 refused"],
    ["the file is of no known format", ["prose.txt", "--to", "beerjson"], "not XML"],
    ["the file is not there", ["missing.xml", "--to", "beerjson"], "ENOENT"],
    ["it cannot be written", ["good.xml", "--to", "beerjson", "--out", "no/where.json"], "ENOENT"],
  ])("2 when %s", (_, args, said) => {
    const { status, stdout, stderr } = run(["convert", ...args])
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toContain(said)
  })

  test.each([
    [[]],
    [["brew"]],
    [["convert"]],
    [["convert", "good.xml"]],
    [["convert", "good.xml", "--to", "brewfather"]],
    [["convert", "good.xml", "more.xml", "--to", "beerxml"]],
    [["convert", "good.xml", "--to", "beerxml", "--what"]],
  ])("64, with the usage, for %j", (args) => {
    const { status, stderr } = run(args)
    expect(status).toBe(64)
    expect(stderr).toContain("usage: brasse-bouillon convert FILE --to beerjson|beerxml")
  })
})

test("it speaks French to whoever does", () => {
  expect(run(["convert", "prose.txt", "--to", "beerjson"], { lang: "fr_FR.UTF-8" }).stderr).toBe(
    "prose.txt: Le fichier n'est pas du XML : la ligne 1 ne peut être lue comme tel.\n",
  )
})
