import type { RecipeType } from "../../brewing/recipe.ts"
import type { Litres } from "../../brewing/units.ts"
import type { Member } from "../../shared/actor.ts"
import type { RecipeId } from "../../shared/ids.ts"
import { olderThan } from "../../platform/postgres/keyset.ts"
import { type Page, pageOf, type PageRequest } from "../../shared/page.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import type { Visibility } from "./recipe-document.ts"
import { completeEstimates, type RecipeEstimates, type StoredEstimates } from "./recipe-estimates.ts"

/** A recipe in a list: what is needed to choose it, without its document. */
export type RecipeSummary = {
  readonly id: RecipeId
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly name: string
  readonly type: RecipeType
  readonly styleId: string | null
  readonly batchVolumeLitres: Litres
  readonly tags: readonly string[]
  readonly visibility: Visibility
  readonly estimates: RecipeEstimates
}

/** Where a page of recipes ends. By creation, not by change: a recipe that is edited meanwhile keeps its place. */
export type RecipeKey = { readonly createdAt: Date; readonly id: RecipeId }

/** One's own recipes, the newest first. */
export const listRecipes = async (
  { db }: Pick<RecipeDeps, "db">,
  member: Member,
  { limit, after }: PageRequest<RecipeKey>,
): Promise<Page<RecipeSummary, RecipeKey>> => {
  const rows = await db.sql
    .selectFrom("recipes")
    .select((row) => [
      row.ref("id").$castTo<RecipeId>().as("id"),
      "version",
      "createdAt",
      "updatedAt",
      "name",
      row.ref("type").$castTo<RecipeType>().as("type"),
      "styleId",
      row.ref("batchVolumeLitres").$castTo<Litres>().as("batchVolumeLitres"),
      "tags",
      row.ref("visibility").$castTo<Visibility>().as("visibility"),
      row.ref("estimates").$castTo<StoredEstimates>().as("estimates"),
    ])
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is", null)
    .where(olderThan(after))
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute()
  const summaries = rows.map((row) => ({ ...row, estimates: completeEstimates(row.estimates) }))
  return pageOf(summaries, limit, ({ createdAt, id }) => ({ createdAt, id }))
}
