import type { Member } from "../../shared/actor.ts"
import type { RecipeId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { VersionMismatch } from "./patch-recipe.ts"
import type { RecipeNotFound } from "./read-recipe.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import { deleteIngredients, lockOwnRecipe } from "./recipe-row.ts"

export type DeleteRecipe = {
  readonly id: RecipeId
  /** Whether the version that the member saw may be deleted. */
  readonly accepts: (version: number) => boolean
}

/** Deletes a recipe of one's own. A tombstone stays for 90 days, so that every phone learns of it. */
export const deleteRecipe = (
  { db, clock }: Pick<RecipeDeps, "db" | "clock">,
  member: Member,
  { id, accepts }: DeleteRecipe,
) =>
  db.transaction(async (tx): Promise<Result<null, RecipeNotFound | VersionMismatch>> => {
    const recipe = await lockOwnRecipe(tx, member, id)
    if (!recipe) return err({ kind: "recipe_not_found" })
    if (!accepts(recipe.version)) return err({ kind: "version_mismatch", version: recipe.version })
    const now = clock.now()
    await tx
      .updateTable("recipes")
      .set({ deletedAt: now, updatedAt: now, version: recipe.version + 1 })
      .where("id", "=", id)
      .execute()
    await deleteIngredients(tx, id)
    return ok(null)
  })
