import type { Brewery } from "../../brewing/brewery.ts"
import type { Member } from "../../shared/actor.ts"
import type { RecipeId } from "../../shared/ids.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import type { RecipeDocument } from "./recipe-document.ts"
import { estimate, type RecipeWarning } from "./recipe-estimates.ts"
import { insertRecipes } from "./recipe-row.ts"
import type { StoredRecipe } from "./stored-recipe.ts"

/** What a recipe is to be, and what was assumed where its author said nothing. */
export type RecipeContent = { readonly document: RecipeDocument; readonly assumed: readonly RecipeWarning[] }

/** A new recipe, and the brewery that its figures are worked out for; the usual one when it is left out. */
type NewRecipe = RecipeContent & { readonly brewery?: Brewery | undefined }

/** Stores a new recipe under an id of ours. */
export const createRecipe = (
  { db, clock, newId }: Pick<RecipeDeps, "db" | "clock" | "newId">,
  member: Member,
  content: NewRecipe,
) =>
  db.transaction(async (tx): Promise<StoredRecipe> => {
    const recipe = newRecipe(member, newId(), content, clock.now())
    await insertRecipes(tx, [recipe])
    return recipe
  })

export const newRecipe = (
  member: Member,
  id: RecipeId,
  { document, assumed, brewery }: NewRecipe,
  now: Date,
): StoredRecipe => ({
  id,
  ownerId: member.id,
  version: 1,
  createdAt: now,
  updatedAt: now,
  document,
  estimates: estimate(document, assumed, brewery),
})
