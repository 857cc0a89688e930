import type { FormatIssue } from "./format-issue.ts"
import type { RecipeRecord } from "./recipe-record.ts"

/** The recipes of a file, whatever its format. `issues` are those that belong to no recipe. */
export type FileReading = {
  readonly records: readonly RecipeRecord[]
  readonly issues: readonly FormatIssue[]
}

/** More than somebody reads. */
export const MAX_ISSUES_PER_RECIPE = 200
/** Of all recipes together; those that come after so many say the first few of theirs. */
const MAX_ISSUES = 5_000
const MIN_ISSUES_PER_RECIPE = 5

/** How many issues the next recipe may tell, after so many were told. */
export const issuesLeft = (told: number): number =>
  Math.max(MIN_ISSUES_PER_RECIPE, Math.min(MAX_ISSUES_PER_RECIPE, MAX_ISSUES - told))
