import { writeBeerJson } from "../../formats/beerjson/write-beerjson.ts"
import { writeBeerXml } from "../../formats/beerxml/write-beerxml.ts"
import type { ExportedRecipe, WrittenFile } from "../../formats/exported-recipe.ts"
import type { ExportFormat } from "../../formats/recognise-format.ts"
import type { Member } from "../../shared/actor.ts"
import type { RecipeId } from "../../shared/ids.ts"
import { ok, type Result } from "../../shared/result.ts"
import { readRecipe, type RecipeNotFound } from "./read-recipe.ts"
import type { RecipeDeps } from "./recipe-deps.ts"

export type ExportRecipe = { readonly id: RecipeId; readonly format: ExportFormat }

/** A recipe of one's own as a file for other programs. */
export type RecipeExport = WrittenFile & {
  readonly format: ExportFormat
  /** Of the recipe. */
  readonly name: string
  readonly version: number
}

/** Writes a recipe of one's own as a file, with the figures that were worked out when it was stored. */
export const exportRecipe = async (
  deps: Pick<RecipeDeps, "db">,
  member: Member,
  { id, format }: ExportRecipe,
): Promise<Result<RecipeExport, RecipeNotFound>> => {
  const read = await readRecipe(deps, member, id)
  if (!read.ok) return read
  const { document, estimates, version } = read.value
  const file = await writers[format]([{ recipe: document, estimates }])
  return ok({ ...file, format, name: document.name, version })
}

type Writer = (recipes: readonly ExportedRecipe[]) => Promise<WrittenFile> | WrittenFile

const writers: Readonly<Record<ExportFormat, Writer>> = { beerxml: writeBeerXml, beerjson: writeBeerJson }
