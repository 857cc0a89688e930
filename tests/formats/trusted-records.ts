import { readFileSync } from "node:fs"
import { z } from "zod"
import type { Recipe } from "../../src/brewing/recipe.ts"
import type { RecipeRecord } from "../../src/formats/recipe-record.ts"
import { fileBytes, readingOf } from "./beerxml-file.ts"

const expected = z
  .record(
    z.string(),
    z.object({ format: z.string(), recipes: z.array(z.object({ flags: z.array(z.string()) })) }),
  )
  .parse(JSON.parse(readFileSync(new URL("files/expected.json", import.meta.url), "utf8")))

export type TrustedRecord = RecipeRecord & { readonly file: string; readonly recipe: Recipe }

/** The recipes of real files whose stated figures can be trusted: those that nobody flagged. */
export const trustedRecords: readonly TrustedRecord[] = Object.entries(expected)
  .filter(([, { format }]) => format === "beerxml")
  .flatMap(([file, { recipes }]) =>
    readingOf(fileBytes(file)).records.flatMap((record, index) => {
      const { recipe } = record
      return recipe !== null && recipes[index]?.flags.length === 0 ? [{ ...record, recipe, file }] : []
    }),
  )
