import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import * as z from "zod"
import type { Outcome } from "./goal.ts"
import type { Quantiles } from "./measure.ts"
import { onServerCpu } from "./pin.ts"

const run = promisify(execFile)
const Took = z.object({ recipes: z.number(), milliseconds: z.number(), megabytes: z.number() })

const recipes = 1_000
const megabytes = 10
const rounds = 5

/** What an import of years of recipes takes: a file as large as is accepted, from a real one, in a process of its own. */
export const measureImport = async (): Promise<readonly Outcome[]> => {
  const directory = await mkdtemp(join(tmpdir(), "bench-import-"))
  try {
    const file = join(directory, "recipes.xml")
    await writeFile(file, await yearsOfRecipes())
    const took = []
    for (let round = 0; round < rounds; round += 1) took.push(await importOnce(file))
    const [first] = took
    const details = `${first?.recipes} recipes, ${megabytes} MiB of BeerXML, ${rounds} processes`
    return [
      {
        id: "formats",
        what: "an import of the largest file that is accepted",
        bar: { atMost: 5, aim: 2 },
        figure: spread(took.map(({ milliseconds }) => milliseconds / 1000)),
        unit: "s",
        details,
      },
      {
        id: "formats",
        what: "its memory, above that of the process before",
        bar: { atMost: 150, aim: 100 },
        figure: spread(took.map((one) => one.megabytes)),
        unit: "MB",
        details,
      },
    ]
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

const importOnce = async (file: string): Promise<z.output<typeof Took>> => {
  const script = join(import.meta.dirname, "candidate/import-file.ts")
  const [command, args] = onServerCpu(process.execPath, [script, file])
  const { stdout } = await run(command, args)
  return Took.parse(JSON.parse(stdout))
}

/** The real recipe again and again, under names of its own, with notes that fill the file up to the limit. */
const yearsOfRecipes = async (): Promise<string> => {
  const real = await readFile(
    join(import.meta.dirname, "../tests/formats/files/pybeerxml_Simcoe_IPA.xml"),
    "utf8",
  )
  const recipe = real.slice(real.indexOf("<RECIPE>"), real.lastIndexOf("</RECIPE>"))
  const room = Math.floor((megabytes * 1024 * 1024) / recipes) - Buffer.byteLength(recipe) - 100
  const notes = `<NOTES>${"malt ".repeat(Math.floor(room / 5))}</NOTES>`
  return `<?xml version="1.0"?><RECIPES>${`${recipe}${notes}</RECIPE>`.repeat(recipes)}</RECIPES>`
}

const spread = (values: readonly number[]): Quantiles => {
  const sorted = values.toSorted((a, b) => a - b)
  return { q10: sorted[0] ?? Number.NaN, q50: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN }
}
