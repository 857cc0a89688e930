import { estimateRecipe } from "../brewing/estimate-recipe.ts"
import { ok, type Result } from "../shared/result.ts"
import { writeBeerJson } from "./beerjson/write-beerjson.ts"
import { writeBeerXml } from "./beerxml/write-beerxml.ts"
import type { FileError } from "./file-error.ts"
import type { FormatIssue } from "./format-issue.ts"
import { readRecipeFile } from "./read-recipe-file.ts"
import type { ExportFormat, RecipeFormat } from "./recognise-format.ts"

export type Conversion = {
  readonly from: RecipeFormat
  /** The file in the other format; null when there was no recipe to write. */
  readonly text: string | null
  readonly converted: number
  readonly refused: number
  /** What was noticed when reading and what found no place when writing, in the order of the file. */
  readonly issues: readonly FormatIssue[]
}

/** Makes a recipe file of another, whatever its format. Errors: the file as a whole can't be read. */
export const convertFile = async (
  bytes: Uint8Array,
  to: ExportFormat,
): Promise<Result<Conversion, FileError>> => {
  const reading = await readRecipeFile(bytes)
  if (!reading.ok) return reading
  const { format, records, issues } = reading.value
  const recipes = records.flatMap(({ recipe }) => recipe ?? [])
  const exported = recipes.map((recipe) => ({ recipe, estimates: estimateRecipe(recipe) }))
  const file = to === "beerxml" ? writeBeerXml(exported) : await writeBeerJson(exported)
  return ok({
    from: format,
    text: recipes.length === 0 ? null : file.text,
    converted: recipes.length,
    refused: records.length - recipes.length,
    issues: [...issues, ...records.flatMap((record) => record.issues), ...file.lost],
  })
}
