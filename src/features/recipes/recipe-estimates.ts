import type { Brewery } from "../../brewing/brewery.ts"
import { colorHex } from "../../brewing/colour-hex.ts"
import { energyOf } from "../../brewing/energy.ts"
import { estimateRecipe } from "../../brewing/estimate-recipe.ts"
import type { Estimates } from "../../brewing/estimates.ts"
import type { Recipe } from "../../brewing/recipe.ts"
import { relativeBitternessRatio } from "../../brewing/bitterness-ratio.ts"
import type { Localized } from "../../shared/localized.ts"

/** Something that the reader of a figure should know. */
export type RecipeWarning = { readonly code: string; readonly figure: string; readonly message: Localized }

/** The figures of a recipe, with what was assumed on the way from its author to us. */
export type RecipeEstimates = Omit<Estimates, "warnings" | "difficulty"> & {
  /** Null in a row of a release that did not know it, until the recipe is written again. */
  readonly difficulty: Estimates["difficulty"] | null
  readonly warnings: readonly RecipeWarning[]
}

/**
 * Works out the figures of a recipe, in the usual brewery or in a given one. What was filled in for its author,
 * `assumed`, comes first among the warnings.
 */
export const estimate = (
  recipe: Recipe,
  assumed: readonly RecipeWarning[] = [],
  brewery?: Brewery,
): RecipeEstimates => {
  const estimates = estimateRecipe(recipe, brewery)
  return { ...estimates, warnings: [...assumed, ...estimates.warnings] }
}

/** What fermentables were given for their author, among the warnings of a recipe. */
export const isYieldAssumed = ({ code }: RecipeWarning): boolean => code === "yield_assumed"

/** The figures that came after the first release: its rows lack them. */
type Later = "colorHex" | "relativeBitternessRatio" | "caloriesPer330ml" | "difficulty"
export type StoredEstimates = Omit<RecipeEstimates, Later> & Partial<Pick<RecipeEstimates, Later>>

/** The figures of a row, with those that its release did not know yet, as far as the others tell them. */
export const completeEstimates = (stored: StoredEstimates): RecipeEstimates => {
  if (isComplete(stored)) return stored
  const { originalGravity: original, finalGravity: final, ibu, colorSrm } = stored
  const fermented = original !== null && final !== null
  return {
    ...stored,
    colorHex: colorSrm === null ? null : colorHex(colorSrm),
    relativeBitternessRatio: ibu !== null && fermented ? relativeBitternessRatio(ibu, original, final) : null,
    caloriesPer330ml: fermented ? energyOf(original, final, 330).kilocalories : null,
    difficulty: null,
  }
}

const isComplete = (stored: StoredEstimates): stored is RecipeEstimates => stored.difficulty !== undefined
