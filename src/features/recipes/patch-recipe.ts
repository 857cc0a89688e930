import type { Member } from "../../shared/actor.ts"
import type { RecipeId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { RecipeContent } from "./create-recipe.ts"
import type { RecipeNotFound } from "./read-recipe.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import { estimate } from "./recipe-estimates.ts"
import { lockOwnRecipe, updateRecipe } from "./recipe-row.ts"
import type { StoredRecipe } from "./stored-recipe.ts"

/** The recipe stands at another version than the member saw. */
export type VersionMismatch = { readonly kind: "version_mismatch"; readonly version: number }

export type PatchRecipe<E> = {
  readonly id: RecipeId
  /** Whether the version that the member saw may be changed. */
  readonly accepts: (version: number) => boolean
  /** What becomes of the recipe; it may turn out to be none. */
  readonly change: (current: StoredRecipe) => Result<RecipeContent, E>
}

/** Changes a part of a recipe of one's own. The row is held meanwhile, so no other change is lost. */
export const patchRecipe = <E>(
  { db, clock }: Pick<RecipeDeps, "db" | "clock">,
  member: Member,
  { id, accepts, change }: PatchRecipe<E>,
) =>
  db.transaction(async (tx): Promise<Result<StoredRecipe, RecipeNotFound | VersionMismatch | E>> => {
    const current = await lockOwnRecipe(tx, member, id)
    if (!current) return err({ kind: "recipe_not_found" })
    if (!accepts(current.version)) return err({ kind: "version_mismatch", version: current.version })
    const content = change(current)
    if (!content.ok) return content
    const recipe = nextVersion(current, content.value, clock.now())
    await updateRecipe(tx, recipe)
    return ok(recipe)
  })

export const nextVersion = (
  current: StoredRecipe,
  { document, assumed }: RecipeContent,
  now: Date,
): StoredRecipe => ({
  ...current,
  version: current.version + 1,
  updatedAt: now,
  document,
  estimates: estimate(document, assumed),
})
