import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { makeRecipes, type Recipes } from "../../../src/features/recipes/index.ts"
import { newId, openStage, type Stage } from "../stage.ts"

export type RecipeBook = Pick<Stage, "db" | "clock" | "newMember" | "asOwner"> & { readonly recipes: Recipes }

/** The recipes of a real, empty database. */
export const openRecipeBook = async (): Promise<RecipeBook> => {
  const { db, clock, newMember, asOwner } = await openStage()
  return { db, clock, newMember, asOwner, recipes: makeRecipes({ db, clock, newId }) }
}

/** Says yes to one version, as If-Match does. */
export const only =
  (wanted: number) =>
  (version: number): boolean =>
    version === wanted

export const recipeFile = (name: string): Promise<Uint8Array> =>
  readFile(join(import.meta.dirname, "../../formats/files", name))

export const done = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
