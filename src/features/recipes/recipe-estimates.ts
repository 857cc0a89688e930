import { estimateRecipe } from "../../brewing/estimate-recipe.ts"
import type { Estimates } from "../../brewing/estimates.ts"
import type { Recipe } from "../../brewing/recipe.ts"
import type { Localized } from "../../shared/localized.ts"

/** Something that the reader of a figure should know. */
export type RecipeWarning = { readonly code: string; readonly figure: string; readonly message: Localized }

/** The figures of a recipe, with what was assumed on the way from its author to us. */
export type RecipeEstimates = Omit<Estimates, "warnings"> & { readonly warnings: readonly RecipeWarning[] }

/** Works out the figures of a recipe. What was filled in for its author, `assumed`, comes first among the warnings. */
export const estimate = (recipe: Recipe, assumed: readonly RecipeWarning[] = []): RecipeEstimates => {
  const estimates = estimateRecipe(recipe)
  return { ...estimates, warnings: [...assumed, ...estimates.warnings] }
}
