import * as z from "zod"
import type { RecipeExport } from "../features/recipes/index.ts"

export const ExportQuery = z.strictObject({
  format: z.enum(["beerxml", "beerjson"]).default("beerxml").describe("BeerXML 1.0, or BeerJSON 1.0"),
})

const kinds = {
  beerxml: { contentType: "application/xml; charset=utf-8", ending: "xml" },
  beerjson: { contentType: "application/json", ending: "json" },
} as const

/** How many of the fields that were lost a header names. */
const NAMED = 20

/**
 * The headers of an exported recipe: a download named after it, and in `Brasse-Lost` the fields that the format has no
 * place for.
 */
export const exportHeaders = ({ format, name, lost }: RecipeExport): Readonly<Record<string, string>> => {
  const { contentType, ending } = kinds[format]
  const fields = lost.flatMap(({ field }) => (field === "" ? [] : [encodeURI(field)]))
  const more = fields.length > NAMED ? [`and ${fields.length - NAMED} more`] : []
  return {
    "content-type": contentType,
    "content-disposition": attachment(name, ending),
    ...(fields.length > 0 && { "brasse-lost": [...fields.slice(0, NAMED), ...more].join(", ") }),
  }
}

/**
 * `Content-Disposition` (RFC 6266) for a file called after something that a person named: nothing in it leads out of a
 * folder, hides a file, or ends the header. Readers that know no UTF-8 get the name without its accents.
 */
const attachment = (name: string, ending: string): string => {
  const safe = name
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"*/:<>?\\|]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^[. ]+/, "")
    .slice(0, 80)
    .toWellFormed()
    .replace(/[. ]+$/, "")
  const ascii = safe
    .normalize("NFKD")
    .replaceAll(/[^\w .()-]/g, "")
    .trim()
  const utf8 = encodeURIComponent(`${safe || "recipe"}.${ending}`).replaceAll(/['()*]/g, percentEncoded)
  return `attachment; filename="${ascii.replace(/^[. ]+/, "") || "recipe"}.${ending}"; filename*=UTF-8''${utf8}`
}

const percentEncoded = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
