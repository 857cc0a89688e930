import type { ExportedRecipe, WrittenFile } from "../exported-recipe.ts"
import { draft } from "../record/draft-element.ts"
import { writeRecipe } from "./write-recipe.ts"
import { xmlText } from "./xml-text.ts"

/** Writes recipes as a BeerXML 1.0 file, in UTF-8. Nothing of them is lost: what the standard cannot say, tags of ours do. */
export const writeBeerXml = (recipes: readonly ExportedRecipe[]): WrittenFile => ({
  text: xmlText(draft("RECIPES", recipes.map(writeRecipe))),
  lost: [],
})
