import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { convertFile } from "../src/formats/convert-file.ts"
import type { Outcome } from "./goal.ts"
import { quantilesOf } from "./measure.ts"

const rounds = 7
const most = { bytes: 10 * 1024 * 1024, recipes: 1_000 }

/** An import of the largest files that the API takes, each in a process of its own: what it costs, all but the storing. */
export const measureFormats = async (): Promise<readonly Outcome[]> => {
  const folder = await mkdtemp(join(tmpdir(), "bench-formats-"))
  try {
    const outcomes: Outcome[] = []
    for (const [format, text] of await largeFiles()) {
      const file = join(folder, format)
      await writeFile(file, text)
      const runs: Run[] = []
      for (let round = 0; round < rounds; round += 1) runs.push(await importOnce(file))
      const what = `import of ${(Buffer.byteLength(text) / 1024 / 1024).toFixed(1)} MiB of ${format}, ${runs[0]?.recipes} recipes`
      const details = `${rounds} processes`
      outcomes.push(
        {
          id: "formats",
          what: `${what}: processor`,
          bar: { atMost: 5, aim: 2 },
          figure: quantilesOf(runs.map(({ seconds }) => seconds)),
          unit: "s",
          details,
        },
        {
          id: "formats",
          what: `${what}: memory`,
          bar: { atMost: 150, aim: 100 },
          figure: quantilesOf(runs.map(({ megabytes }) => megabytes)),
          unit: "MB",
          details,
        },
      )
    }
    return outcomes
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Run = { readonly seconds: number; readonly megabytes: number; readonly recipes: number }

const importOnce = async (file: string): Promise<Run> => {
  const script = join(import.meta.dirname, "candidate/import-once.ts")
  const { stdout } = await promisify(execFile)(process.execPath, [script, file])
  return JSON.parse(stdout) as Run
}

/** As many of the sample recipes of BeerXML.com, and of Brewfather's, as the API takes. */
const largeFiles = async (): Promise<readonly (readonly [format: string, text: string])[]> => {
  const files = join(import.meta.dirname, "../tests/formats")
  const bytes = await readFile(join(files, "files/beerxmlcom_canonical_4recipes.xml"))
  const converted = await convertFile(bytes, "beerjson")
  if (!converted.ok || converted.value.text === null) throw new Error("the sample recipes cannot be read")
  const { beerjson } = JSON.parse(converted.value.text) as { beerjson: { recipes: object[] } }
  const [, recipes = ""] =
    /<RECIPES>(.*)<\/RECIPES>/s.exec(new TextDecoder("windows-1252").decode(bytes)) ?? []
  const brewfather = await readFile(join(files, "brewfather_recipe.json"), "utf8")
  return [
    ["BeerXML", `<RECIPES>${repeated(recipes, 4, "")}</RECIPES>`],
    [
      "BeerJSON",
      `{"beerjson":{"version":1,"recipes":[${repeated(JSON.stringify(beerjson.recipes, null, 1).slice(1, -1), 4, ",")}]}}`,
    ],
    ["Brewfather", `[${repeated(brewfather, 1, ",")}]`],
  ]
}

const repeated = (text: string, recipes: number, separator: string): string => {
  const times = Math.min(
    most.recipes / recipes,
    Math.floor((most.bytes - 1_000) / Buffer.byteLength(text + separator)),
  )
  return Array.from({ length: times }, () => text).join(separator)
}
