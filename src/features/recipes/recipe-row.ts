import { prepareQuery, type Sql } from "../../platform/postgres/database.ts"
import type { Member } from "../../shared/actor.ts"
import type { MemberId, RecipeId } from "../../shared/ids.ts"
import { ingredientNames } from "./ingredient-names.ts"
import {
  documentVersion,
  readRecipeDocument,
  type RecipeDocument,
  RecipeDocumentSchema,
} from "./recipe-document.ts"
import { completeEstimates, type StoredEstimates } from "./recipe-estimates.ts"
import type { StoredRecipe } from "./stored-recipe.ts"

/** The query for a recipe of one's own that is not deleted. Ownership is part of it, so nobody else's is ever read. */
const ownRecipe = (sql: Sql, ownerId: MemberId, id: RecipeId) =>
  sql
    .selectFrom("recipes")
    .select((row) => [
      "version",
      "createdAt",
      "updatedAt",
      "schemaVersion",
      row.ref("document").$castTo<RecipeDocument>().as("document"),
      row.ref("estimates").$castTo<StoredEstimates>().as("estimates"),
    ])
    .where("id", "=", id)
    .where("ownerId", "=", ownerId)
    .where("deletedAt", "is", null)

/** The same query, prepared: reading a recipe is what the API does most. */
export const ownRecipeById = prepareQuery(
  (sql, { ownerId, id }: { readonly ownerId: MemberId; readonly id: RecipeId }) =>
    ownRecipe(sql, ownerId, id),
)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof ownRecipe>["executeTakeFirst"]>>>

/** A document was validated when it was written: only one of another shape than this release's is validated again. */
export const recipeOf = (member: Member, id: RecipeId, row: Row): StoredRecipe => ({
  id,
  ownerId: member.id,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  document: row.schemaVersion === documentVersion ? row.document : readRecipeDocument(row.document),
  estimates: completeEstimates(row.estimates),
})

/** A recipe of one's own, held until the transaction ends; null when there is none. */
export const lockOwnRecipe = async (tx: Sql, member: Member, id: RecipeId): Promise<StoredRecipe | null> => {
  const row = await ownRecipe(tx, member.id, id).forUpdate().executeTakeFirst()
  return row ? recipeOf(member, id, row) : null
}

/** Stores new recipes, their first versions and ingredients. Those whose id is taken are left out of the answer. */
export const insertRecipes = async (
  tx: Sql,
  recipes: readonly StoredRecipe[],
): Promise<readonly StoredRecipe[]> => {
  const rows = await tx
    .insertInto("recipes")
    .values(
      recipes.map((recipe) => ({
        ...columnsOf(recipe),
        id: recipe.id,
        ownerId: recipe.ownerId,
        createdAt: recipe.createdAt,
      })),
    )
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .execute()
  const ids = new Set<string>(rows.map(({ id }) => id))
  const inserted = recipes.filter(({ id }) => ids.has(id))
  await appendVersions(tx, inserted)
  await insertIngredients(tx, inserted)
  return inserted
}

/** Writes the next version of a recipe. The caller holds the row. */
export const updateRecipe = async (tx: Sql, recipe: StoredRecipe): Promise<void> => {
  await tx.updateTable("recipes").set(columnsOf(recipe)).where("id", "=", recipe.id).execute()
  await appendVersions(tx, [recipe])
  await deleteIngredients(tx, recipe.id)
  await insertIngredients(tx, [recipe])
}

export const deleteIngredients = async (tx: Sql, id: RecipeId): Promise<void> => {
  await tx.deleteFrom("recipeIngredients").where("recipeId", "=", id).execute()
}

/** The document, and beside it what is searched and sorted. */
const columnsOf = ({ document, estimates, version, updatedAt }: StoredRecipe) => ({
  document: JSON.stringify(RecipeDocumentSchema.parse(document)),
  schemaVersion: documentVersion,
  estimates: JSON.stringify(estimates),
  name: document.name,
  type: document.type,
  styleId: document.styleId,
  batchVolumeLitres: document.batchVolumeLitres,
  tags: [...document.tags],
  visibility: document.visibility,
  originalGravity: estimates.originalGravity,
  abvPercent: estimates.abvPercent,
  ibu: estimates.ibu,
  colorEbc: estimates.colorEbc,
  version,
  updatedAt,
})

const appendVersions = async (tx: Sql, recipes: readonly StoredRecipe[]): Promise<void> => {
  if (recipes.length === 0) return
  const rows = recipes.map(({ id, version, document, updatedAt }) => ({
    recipeId: id,
    version,
    document: JSON.stringify(document),
    schemaVersion: documentVersion,
    createdAt: updatedAt,
  }))
  await tx.insertInto("recipeVersions").values(rows).execute()
}

const insertIngredients = async (tx: Sql, recipes: readonly StoredRecipe[]): Promise<void> => {
  const rows = recipes.flatMap(({ id, document }) =>
    ingredientNames(document).map((ingredient) => ({ recipeId: id, ...ingredient })),
  )
  if (rows.length > 0) await tx.insertInto("recipeIngredients").values(rows).execute()
}
