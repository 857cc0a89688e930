import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { makeRecipes, type Recipes } from "../../../src/features/recipes/index.ts"
import { newId, openStage, type Stage } from "../stage.ts"

export type RecipeBook = Pick<Stage, "db" | "clock" | "equipment" | "newMember" | "asOwner"> & {
  readonly recipes: Recipes
}

/** The recipes of a real, empty database. */
export const openRecipeBook = async (): Promise<RecipeBook> => {
  const { db, clock, equipment, newMember, asOwner } = await openStage()
  const recipes = makeRecipes({ db, clock, newId, equipment })
  return { db, clock, equipment, newMember, asOwner, recipes }
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
