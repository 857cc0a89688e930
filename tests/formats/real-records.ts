import { readFileSync } from "node:fs"
import { z } from "zod"
import type { Recipe } from "../../src/brewing/recipe.ts"
import { readRecipeFile } from "../../src/formats/read-recipe-file.ts"
import type { RecipeRecord } from "../../src/formats/recipe-record.ts"
import { fileBytes } from "./beerxml-file.ts"

const expected = z
  .record(z.string(), z.object({ recipes: z.array(z.object({ flags: z.array(z.string()) })) }))
  .parse(JSON.parse(readFileSync(new URL("files/expected.json", import.meta.url), "utf8")))

export type RealRecord = RecipeRecord & {
  readonly file: string
  readonly recipe: Recipe
  /** Why what the file states is not to be trusted; empty when it is. */
  readonly flags: readonly string[]
}

const recordsOf = async (file: string): Promise<readonly RealRecord[]> => {
  const reading = await readRecipeFile(fileBytes(file))
  if (!reading.ok) throw new Error(`${file}: ${reading.error.message.en}`)
  return reading.value.records.map((record, index) => {
    const { recipe } = record
    if (recipe === null) throw new Error(`${file}: recipe ${index + 1} was refused`)
    return { ...record, recipe, file, flags: expected[file]?.recipes[index]?.flags ?? [] }
  })
}

/** Every recipe of every real file. */
export const realRecords: readonly RealRecord[] = (
  await Promise.all(Object.keys(expected).map(recordsOf))
).flat()
