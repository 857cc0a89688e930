import type { Estimates } from "../brewing/estimates.ts"
import type { Recipe } from "../brewing/recipe.ts"
import type { FormatIssue } from "./format-issue.ts"

/** A recipe to be written to a file, with the figures that other programs show beside it. */
export type ExportedRecipe = {
  readonly recipe: Recipe
  readonly estimates: Pick<
    Estimates,
    | "originalGravity"
    | "finalGravity"
    | "abvPercent"
    | "ibu"
    | "colorEbc"
    | "colorSrm"
    | "preBoilVolumeLitres"
  >
}

/** A file that was written, and what of the recipes found no place in its format. */
export type WrittenFile = { readonly text: string; readonly lost: readonly FormatIssue[] }
