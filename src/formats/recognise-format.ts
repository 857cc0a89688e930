import { decodeText } from "./decode-text.ts"

export type RecipeFormat = "beerxml" | "beerjson" | "brewfather"
/** Those that we write, too. */
export type ExportFormat = Exclude<RecipeFormat, "brewfather">

/** How far into a file its format is looked for. */
const HEAD_BYTES = 65_536

/**
 * The format of a recipe file, by its content: BeerXML by an element of the standard, BeerJSON by its root,
 * a recipe of Brewfather by the fields that only it has. Names and media types of files are not to be trusted.
 */
export const recogniseFormat = (bytes: Uint8Array): RecipeFormat | "unknown" => {
  const head = decodeText(bytes.subarray(0, HEAD_BYTES)).text.trimStart()
  if (head.startsWith("<")) return BEERXML_ELEMENT.test(head) ? "beerxml" : "unknown"
  if (!head.startsWith("{") && !head.startsWith("[")) return "unknown"
  if (/"beerjson"\s*:/.test(head)) return "beerjson"
  return BREWFATHER_FIELD.test(head) && /"(?:fermentables|hops|yeasts)"\s*:/.test(head)
    ? "brewfather"
    : "unknown"
}

const BEERXML_ELEMENT =
  /<(?:RECIPES?|HOPS?|FERMENTABLES?|YEASTS?|MISCS?|WATERS?|STYLES?|MASHS?|EQUIPMENTS?)[\s/>]/i
const BREWFATHER_FIELD = /"(?:batchSize|boilTime|fgFormula|ibuFormula|_type)"\s*:/
