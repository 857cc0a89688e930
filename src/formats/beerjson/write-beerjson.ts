import type { ExportedRecipe, WrittenFile } from "../exported-recipe.ts"
import type { FormatIssue } from "../format-issue.ts"
import { issueList } from "../issue-list.ts"
import { translateExtensions } from "../translate-extensions.ts"
import { jsonElement } from "../json/json-element.ts"
import { isSame } from "../record/own-fields.ts"
import { labelOf } from "../record/label.ts"
import { MAX_ISSUES_PER_RECIPE } from "../file-reading.ts"
import { placeExtensions } from "./place-extensions.ts"
import { readBeerJsonRecipe } from "./read-recipe.ts"
import type { Json } from "./write-additions.ts"
import { beerJsonRecipe } from "./write-recipe.ts"

/**
 * Writes recipes as a BeerJSON file that the official schema takes (version 1). The schema leaves no room for what
 * is ours or of other programs beside the additions: what of a recipe found no place is said, field by field.
 */
export const writeBeerJson = async (recipes: readonly ExportedRecipe[]): Promise<WrittenFile> => {
  const { recipeErrors } = await import("./beerjson-schema.ts")
  const lost: FormatIssue[] = []
  const written: Json[] = []
  for (const [index, exported] of recipes.entries()) {
    const extensions = translateExtensions(exported.recipe.extensions, "beerjson")
    const recipe = { ...exported.recipe, extensions }
    const json = placeExtensions(beerJsonRecipe(exported), extensions, recipeErrors)
    const read = readBeerJsonRecipe(jsonElement("recipe", json), 1, [], MAX_ISSUES_PER_RECIPE).recipe
    const label = labelOf("recipe", index + 1, recipe.name)
    const list = issueList(label, MAX_ISSUES_PER_RECIPE)
    for (const field of differences(read ?? {}, recipe, "")) list.report(notInFormat(label, field))
    lost.push(...list.issues())
    written.push(json)
  }
  return { text: `${JSON.stringify({ beerjson: { version: 1, recipes: written } }, null, 2)}\n`, lost }
}

/** The paths of what is there and is not, or is not the same, in what was read. */
const differences = (read: object, wanted: object, path: string): readonly string[] =>
  Object.entries(wanted).flatMap(([key, value]: [string, unknown]) => {
    const other: unknown = Object.hasOwn(read, key) ? Reflect.get(read, key) : undefined
    const at = Array.isArray(wanted) ? `${path}[${Number(key) + 1}]` : path === "" ? key : `${path}/${key}`
    if (typeof value === "object" && value !== null && typeof other === "object" && other !== null)
      return differences(other, value, at)
    return isSame(other, value) ? [] : [at]
  })

const notInFormat = (record: string, field: string): FormatIssue => ({
  severity: "warning",
  record,
  field,
  code: "not_in_format",
  message: {
    en: `BeerJSON has no place for ${field}; it is not in the file.`,
    fr: `BeerJSON n'a pas de place pour ${field} ; le fichier ne le contient pas.`,
  },
})
