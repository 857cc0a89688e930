import type { Recipe } from "../brewing/recipe.ts"
import type { ExportFormat, RecipeFormat } from "./recognise-format.ts"

/** A field that no recipe of ours has a place for and that several formats have; # is the place of an ingredient. */
type Field = Readonly<Partial<Record<RecipeFormat, string>>> & {
  /** The unit that BeerJSON writes behind the number. */
  readonly unit?: string
}

const fields: readonly Field[] = [
  { beerxml: "BREWER", beerjson: "author", brewfather: "author" },
  { beerxml: "ASST_BREWER", beerjson: "coauthor" },
  { beerxml: "STYLE/NAME", beerjson: "style/name", brewfather: "style/name" },
  { beerxml: "STYLE/CATEGORY", beerjson: "style/category", brewfather: "style/category" },
  { beerxml: "STYLE/CATEGORY_NUMBER", beerjson: "style/category_number", brewfather: "style/categoryNumber" },
  { beerxml: "STYLE/STYLE_LETTER", beerjson: "style/style_letter", brewfather: "style/styleLetter" },
  { beerxml: "STYLE/STYLE_GUIDE", beerjson: "style/style_guide", brewfather: "style/styleGuide" },
  { beerxml: "MASH/NAME", beerjson: "mash/name", brewfather: "mash/name" },
  { beerxml: "MASH/NOTES", beerjson: "mash/notes" },
  { beerxml: "MASH/GRAIN_TEMP", beerjson: "mash/grain_temperature", unit: "C" },
  { beerxml: "HOPS/HOP#/ORIGIN", beerjson: "ingredients/hop_additions#/origin", brewfather: "hops#/origin" },
  { beerxml: "HOPS/HOP#/NOTES", beerjson: "ingredients/hop_additions#/notes", brewfather: "hops#/notes" },
  {
    beerxml: "HOPS/HOP#/BETA",
    beerjson: "ingredients/hop_additions#/beta_acid",
    brewfather: "hops#/beta",
    unit: "%",
  },
  {
    beerxml: "FERMENTABLES/FERMENTABLE#/ORIGIN",
    beerjson: "ingredients/fermentable_additions#/origin",
    brewfather: "fermentables#/origin",
  },
  {
    beerxml: "FERMENTABLES/FERMENTABLE#/SUPPLIER",
    beerjson: "ingredients/fermentable_additions#/producer",
    brewfather: "fermentables#/supplier",
  },
  {
    beerxml: "FERMENTABLES/FERMENTABLE#/NOTES",
    beerjson: "ingredients/fermentable_additions#/notes",
    brewfather: "fermentables#/notes",
  },
  {
    beerxml: "YEASTS/YEAST#/LABORATORY",
    beerjson: "ingredients/culture_additions#/producer",
    brewfather: "yeasts#/laboratory",
  },
  {
    beerxml: "YEASTS/YEAST#/PRODUCT_ID",
    beerjson: "ingredients/culture_additions#/product_id",
    brewfather: "yeasts#/productId",
  },
  {
    beerxml: "YEASTS/YEAST#/NOTES",
    beerjson: "ingredients/culture_additions#/notes",
    brewfather: "yeasts#/description",
  },
  // Brewfather counts salts among its miscs, wherever they stand.
  { beerxml: "MISCS/MISC#/NOTES", beerjson: "ingredients/miscellaneous_additions#/notes" },
]

/**
 * What another program wrote, under the names of the format that is written, where it has them: a style, a brewer, the
 * maker of a yeast. The rest, and what stands under such a name already, stays as it is.
 */
export const translateExtensions = (
  extensions: Recipe["extensions"],
  to: ExportFormat,
): Recipe["extensions"] => {
  const translated = new Map<string, string>()
  for (const [path, text] of Object.entries(extensions)) {
    const [name, value] = translate(path, text, to)
    if (name === path || !(Object.hasOwn(extensions, name) || translated.has(name)))
      translated.set(name, value)
    else translated.set(path, text)
  }
  if (to === "beerjson" && translated.has("style/name") && !translated.has("style/type"))
    translated.set("style/type", "beer")
  return Object.fromEntries(translated)
}

const translate = (path: string, text: string, to: ExportFormat): readonly [name: string, text: string] => {
  const place = /\[\d{1,3}\]/.exec(path)?.[0] ?? ""
  for (const name of new Set([path, path.replace(place, "#"), withMark(path)])) {
    const field = byName.get(name)
    const target = field?.[to]
    if (field === undefined || target === undefined || (field.beerxml === name) === (to === "beerxml"))
      continue
    const value = to === "beerjson" ? withUnit(text, field.unit) : withoutUnit(text, field.unit)
    if (value !== null) return [target.replace("#", place), value]
  }
  return [path, text]
}

/** The path of the only ingredient of its kind, which has no place: "HOPS/HOP/ORIGIN". */
const withMark = (path: string): string =>
  path.replace(/\/?(?=[^/]*$)/, (slash) => (slash === "" ? "" : "#/"))

const byName: ReadonlyMap<string, Field> = new Map(
  fields.flatMap((field) =>
    [field.brewfather, field.beerjson, field.beerxml].flatMap((name) =>
      name === undefined ? [] : [[name, field] as const],
    ),
  ),
)

const withUnit = (text: string, unit: string | undefined): string | null => {
  if (unit === undefined) return text
  return text.trim() === "" || Number.isNaN(Number(text)) ? null : `${Number(text)} ${unit}`
}

const withoutUnit = (text: string, unit: string | undefined): string | null => {
  if (unit === undefined) return text
  const number = text.endsWith(` ${unit}`) ? text.slice(0, -unit.length - 1) : text
  return Number.isNaN(Number(number)) ? null : number
}
