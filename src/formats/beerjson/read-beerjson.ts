import { ok, type Result } from "../../shared/result.ts"
import { decodeText } from "../decode-text.ts"
import { type FileError, fileErrors } from "../file-error.ts"
import { type FileReading, issuesLeft } from "../file-reading.ts"
import type { FormatIssue } from "../format-issue.ts"
import { jsonElement } from "../json/json-element.ts"
import { fileCutOff, noRecipe, unreadableRecord } from "../json/json-issues.ts"
import { parseJson } from "../json/parse-json.ts"
import { type ScannedJson, scanJson } from "../json/scan-json.ts"
import { inTurns, type Steps } from "../turns.ts"
import type { RecipeRecord } from "../recipe-record.ts"
import { fieldProblems } from "../record/field-issues.ts"
import type { recipeErrors as errorsOf } from "./beerjson-schema.ts"
import { beerJsonLabel, readBeerJsonRecipe } from "./read-recipe.ts"
import { schemaIssues } from "./schema-issues.ts"

const LISTS = [
  "fermentables",
  "hop_varieties",
  "cultures",
  "miscellaneous_ingredients",
  "profiles",
  "styles",
  "mashes",
  "fermentations",
  "equipments",
  "boil",
  "packaging",
]

/**
 * Reads a BeerJSON 1.x file (beerjson.github.io) as programs really write them: 2.01 and 2.06 for a version, units of
 * every kind or none, fields of their own. Each recipe is held to the official schema, and read all the same where a
 * brewer could mean it. Each stands for itself: one that is broken, or cut off with the file, hides no other.
 * Errors: the file as a whole is not JSON, hostile (absurd nesting), or too large.
 */
export const readBeerJson = async (bytes: Uint8Array): Promise<Result<FileReading, FileError>> => {
  const { recipeErrors } = await import("./beerjson-schema.ts")
  return inTurns(beerJsonSteps(bytes, recipeErrors))
}

function* beerJsonSteps(
  bytes: Uint8Array,
  recipeErrors: typeof errorsOf,
): Steps<Result<FileReading, FileError>> {
  const { text, issues: encodingIssues } = decodeText(bytes)
  const scanned = scanJson(text, (path) => path === "beerjson/recipes[]")
  if (!scanned.ok) return scanned
  const { records: found, surroundings, cut } = scanned.value
  const root = parseJson(surroundings)
  if (root === undefined && found.length === 0) return { ok: false, error: fileErrors.notJson() }

  const records: RecipeRecord[] = []
  let told = 0
  for (const [index, one] of found.entries()) {
    const record = readRecord(one, index + 1, issuesLeft(told), recipeErrors)
    told += record.issues.length
    records.push(record)
    yield
  }
  return ok({ records, issues: [...encodingIssues, ...aroundIssues(root, found.length, cut)] })
}

const readRecord = (
  { text, cut }: ScannedJson,
  position: number,
  maxIssues: number,
  recipeErrors: typeof errorsOf,
): RecipeRecord => {
  const value = cut ? undefined : parseJson(text)
  if (value === undefined) return unreadableRecord(text, position, cut)
  const element = jsonElement("recipe", value)
  const violations = schemaIssues(beerJsonLabel(element, position), value, recipeErrors(value))
  return readBeerJsonRecipe(element, position, violations, maxIssues)
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined

const aroundIssues = (root: unknown, recipes: number, cut: boolean): readonly FormatIssue[] => {
  if (recipes === 0) {
    const lists = LISTS.filter((name) => memberOf(memberOf(root, "beerjson"), name) !== undefined)
    return [noRecipe("beerjson/recipes", lists)]
  }
  if (cut || root === undefined) return [fileCutOff]
  const version = memberOf(memberOf(root, "beerjson"), "version")
  if (typeof version === "number") return []
  const problem =
    version === undefined
      ? fieldProblems.missing("version", "1")
      : fieldProblems.notANumber("version", JSON.stringify(version), "1")
  return [{ severity: "warning", record: "file", field: "version", ...problem }]
}
