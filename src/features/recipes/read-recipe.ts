import type { Member } from "../../shared/actor.ts"
import type { RecipeId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import { ownRecipeById, recipeOf } from "./recipe-row.ts"
import type { StoredRecipe } from "./stored-recipe.ts"

/** There is none with this id, or it is deleted, or somebody else's: a caller cannot tell. */
export type RecipeNotFound = { readonly kind: "recipe_not_found" }

/** Reads a recipe of one's own: one query by its primary key. */
export const readRecipe = async (
  { db }: Pick<RecipeDeps, "db">,
  member: Member,
  id: RecipeId,
): Promise<Result<StoredRecipe, RecipeNotFound>> => {
  const [row] = await db.rows(ownRecipeById, { ownerId: member.id, id })
  return row ? ok(recipeOf(member, id, row)) : err({ kind: "recipe_not_found" })
}
