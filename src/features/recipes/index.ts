import { tombstones } from "../../platform/postgres/expired-rows.ts"
import type { Member } from "../../shared/actor.ts"
import type { RecipeId } from "../../shared/ids.ts"
import type { PageRequest } from "../../shared/page.ts"
import { createRecipe, type RecipeContent } from "./create-recipe.ts"
import { deleteRecipe, type DeleteRecipe } from "./delete-recipe.ts"
import { readEquipmentFit, type ReadEquipmentFit } from "./equipment-fit.ts"
import { exportRecipe, type ExportRecipe } from "./export-recipe.ts"
import { importRecipes, type ImportRecipes } from "./import-recipes.ts"
import { listRecipes, type RecipeKey } from "./list-recipes.ts"
import { patchRecipe, type PatchRecipe } from "./patch-recipe.ts"
import { putRecipe, type PutRecipe } from "./put-recipe.ts"
import { readVersion } from "./read-version.ts"
import { readRecipe } from "./read-recipe.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import { estimate } from "./recipe-estimates.ts"
import { scaleRecipe, type ScaleRecipe } from "./scale-recipe.ts"
import { readStyleFit, type ReadStyleFit } from "./style-fit.ts"

export type { RecipeContent } from "./create-recipe.ts"
export type { RecipeEquipmentFit } from "./equipment-fit.ts"
export type { RecipeExport } from "./export-recipe.ts"
export type { ImportedItem, ImportReport } from "./import-recipes.ts"
export type { RecipeKey, RecipeSummary } from "./list-recipes.ts"
export { readRecipeDocument, type RecipeDocument } from "./recipe-document.ts"
export { isYieldAssumed, type RecipeEstimates, type RecipeWarning } from "./recipe-estimates.ts"
export type { ScaledRecipe } from "./scale-recipe.ts"
export type { StoredRecipe } from "./stored-recipe.ts"
export type { RecipeStyleFit } from "./style-fit.ts"

/** Recipes: a member's own documents, their versions, and the figures that come out. */
export const makeRecipes = (deps: RecipeDeps) => ({
  create: (member: Member, content: RecipeContent) => createRecipe(deps, member, content),
  read: (member: Member, id: RecipeId) => readRecipe(deps, member, id),
  readVersion: (member: Member, id: RecipeId) => readVersion(deps, member, id),
  list: (member: Member, request: PageRequest<RecipeKey>) => listRecipes(deps, member, request),
  put: (member: Member, command: PutRecipe) => putRecipe(deps, member, command),
  patch: <E>(member: Member, command: PatchRecipe<E>) => patchRecipe(deps, member, command),
  delete: (member: Member, command: DeleteRecipe) => deleteRecipe(deps, member, command),
  /** The figures of a recipe that is being written; nothing is stored. */
  calculate: ({ document, assumed }: RecipeContent) => estimate(document, assumed),
  scale: (member: Member, command: ScaleRecipe) => scaleRecipe(deps, member, command),
  styleFit: (member: Member, command: ReadStyleFit) => readStyleFit(deps, member, command),
  equipmentFit: (member: Member, command: ReadEquipmentFit) => readEquipmentFit(deps, member, command),
  import: (member: Member, command: ImportRecipes) => importRecipes(deps, member, command),
  export: (member: Member, command: ExportRecipe) => exportRecipe(deps, member, command),
  purges: [tombstones(deps, "recipes")],
})
export type Recipes = ReturnType<typeof makeRecipes>
