import type { Recipe } from "../brewing/recipe.ts"
import type { Ebc, Ibu, Percent, SpecificGravity } from "../brewing/units.ts"
import type { FormatIssue } from "./format-issue.ts"

/** A recipe found in a file, whatever its format. */
export type RecipeRecord = {
  /** Its place in the file, from 1. */
  readonly record: number
  readonly name: string
  /** Null when an issue is an error. */
  readonly recipe: Recipe | null
  readonly style: StatedStyle | null
  readonly stated: StatedFigures
  readonly issues: readonly FormatIssue[]
}

/** The style that a file names; numbers and letters as the guide has them. */
export type StatedStyle = {
  readonly name: string
  readonly guide: string
  readonly category: string
  readonly categoryNumber: string
  readonly letter: string
}

/** The figures that the file itself carries, to be set beside ours. */
export type StatedFigures = {
  readonly originalGravity: SpecificGravity | null
  readonly finalGravity: SpecificGravity | null
  readonly abvPercent: Percent | null
  readonly ibu: Ibu | null
  /** As written: "Tinseth", "Rager"; null when the file doesn't say. */
  readonly ibuMethod: string | null
  readonly colorEbc: Ebc | null
}

export const noStatedFigures: StatedFigures = {
  originalGravity: null,
  finalGravity: null,
  abvPercent: null,
  ibu: null,
  ibuMethod: null,
  colorEbc: null,
}
