import type { Sql } from "../../platform/postgres/database.ts"
import type { Member } from "../../shared/actor.ts"
import type { RecipeId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import { type RecipeContent, newRecipe } from "./create-recipe.ts"
import { nextVersion, type VersionMismatch } from "./patch-recipe.ts"
import type { RecipeNotFound } from "./read-recipe.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import type { RecipeDocument } from "./recipe-document.ts"
import { insertRecipes, lockOwnRecipe, updateRecipe } from "./recipe-row.ts"
import type { StoredRecipe } from "./stored-recipe.ts"

export type PutRecipe = RecipeContent & {
  readonly id: RecipeId
  /** Whether the version that the member saw may be replaced; null when they name none. */
  readonly accepts: ((version: number) => boolean) | null
}

export type PutRecipeDone = {
  readonly outcome: "created" | "replaced" | "unchanged"
  readonly recipe: StoredRecipe
}

export type PutRecipeError =
  | RecipeNotFound
  | VersionMismatch
  /** It exists, differs, and the member does not say which version they mean to replace. */
  | { readonly kind: "precondition_required"; readonly version: number }
  /** The member deleted it, on another phone for instance: a late repeat must not bring it back. */
  | { readonly kind: "recipe_deleted" }

/**
 * Stores a recipe under an id that the client chose, so that a phone can create while it is offline and repeat
 * safely: a repeat of what is stored changes nothing. Replacing needs the version that is replaced.
 * An id that is somebody else's answers as one that does not exist does to every other verb.
 */
export const putRecipe = (
  { db, clock }: Pick<RecipeDeps, "db" | "clock">,
  member: Member,
  { id, accepts, ...content }: PutRecipe,
): Promise<Result<PutRecipeDone, PutRecipeError>> =>
  db.transaction(async (tx): Promise<Result<PutRecipeDone, PutRecipeError>> => {
    if (accepts === null) {
      const [created] = await insertRecipes(tx, [newRecipe(member, id, content, clock.now())])
      if (created) return ok({ outcome: "created", recipe: created })
    }
    const current = await lockOwnRecipe(tx, member, id)
    if (!current)
      return err({ kind: (await isOwnTombstone(tx, member, id)) ? "recipe_deleted" : "recipe_not_found" })
    if (accepts === null) {
      return (await isStored(tx, id, content.document))
        ? ok({ outcome: "unchanged", recipe: current })
        : err({ kind: "precondition_required", version: current.version })
    }
    if (!accepts(current.version)) return err({ kind: "version_mismatch", version: current.version })
    const recipe = nextVersion(current, content, clock.now())
    await updateRecipe(tx, recipe)
    return ok({ outcome: "replaced", recipe })
  })

/** Compared by PostgreSQL: two documents are equal whatever the order of their keys. */
const isStored = async (tx: Sql, id: RecipeId, document: RecipeDocument): Promise<boolean> => {
  const row = await tx
    .selectFrom("recipes")
    .select("id")
    .where("id", "=", id)
    .where("document", "=", JSON.stringify(document))
    .executeTakeFirst()
  return row !== undefined
}

const isOwnTombstone = async (tx: Sql, member: Member, id: RecipeId): Promise<boolean> => {
  const row = await tx
    .selectFrom("recipes")
    .select("id")
    .where("id", "=", id)
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is not", null)
    .executeTakeFirst()
  return row !== undefined
}
