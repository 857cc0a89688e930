import { err, ok, type Result } from "../../shared/result.ts"
import { decodeText } from "../decode-text.ts"
import { type FileError, fileErrors } from "../file-error.ts"
import { type FileReading, issuesLeft } from "../file-reading.ts"
import { jsonElement } from "../json/json-element.ts"
import { fileCutOff, noRecipe, unreadableRecord } from "../json/json-issues.ts"
import { parseJson } from "../json/parse-json.ts"
import { type ScannedJson, scanJson } from "../json/scan-json.ts"
import { atOnce, type Steps } from "../turns.ts"
import type { RecipeRecord } from "../recipe-record.ts"
import { readBrewfatherRecipe } from "./read-recipe.ts"

/**
 * Reads what Brewfather exports as JSON: a recipe, a list of recipes, or a batch with its recipe in it. Figures are
 * metric. What Brewfather works out of the rest is left out; all else that has no place in a recipe of ours is kept.
 * Errors: the file as a whole is not JSON, hostile (absurd nesting), or too large.
 */
export function* brewfatherSteps(bytes: Uint8Array): Steps<Result<FileReading, FileError>> {
  const { text, issues: encodingIssues } = decodeText(bytes)
  const listed = /^\s*\{\s*"recipes"\s*:\s*\[/.test(text)
  const scanned = scanJson(text, (path) => (listed ? path === "recipes[]" : path === "" || path === "[]"))
  if (!scanned.ok) return scanned
  const { records: found, surroundings, cut } = scanned.value
  const isWhole = parseJson(surroundings) !== undefined
  if (!isWhole && found.length === 0) return err(fileErrors.notJson())

  const records: RecipeRecord[] = []
  let told = 0
  for (const [index, one] of found.entries()) {
    const record = readRecord(one, index + 1, issuesLeft(told))
    told += record.issues.length
    records.push(record)
    yield
  }
  const around = found.length === 0 ? [noRecipe("recipes", [])] : cut || !isWhole ? [fileCutOff] : []
  return ok({ records, issues: [...encodingIssues, ...around] })
}

/** The same, all at once. */
export const readBrewfather = (bytes: Uint8Array): Result<FileReading, FileError> =>
  atOnce(brewfatherSteps(bytes))

const readRecord = ({ text, cut }: ScannedJson, position: number, maxIssues: number): RecipeRecord => {
  const value = cut ? undefined : parseJson(text)
  return value === undefined
    ? unreadableRecord(text, position, cut)
    : readBrewfatherRecipe(jsonElement("recipe", recipeOf(value)), position, maxIssues)
}

/** The recipe of a batch, else the value itself. */
const recipeOf = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null || !("recipe" in value) || "batchSize" in value)
    return value
  return typeof value.recipe === "object" && value.recipe !== null ? value.recipe : value
}
