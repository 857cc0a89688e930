import * as z from "zod"

const defaultLimit = 50
const maxLimit = 200

/** Opaque to clients: the key of the last item, so that a page costs the same at any depth. */
const encodeCursor = (key: unknown): string =>
  btoa(JSON.stringify(key)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")

const decodeCursor = (cursor: string): unknown => {
  try {
    return JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")))
  } catch {
    return undefined // not one of ours: the key's schema refuses it
  }
}

/** A number as it stands in a query, however large; what is no number is left for the schema to refuse. */
const lowered = (text: unknown): unknown =>
  typeof text === "string" && /^-?[0-9]+$/.test(text) ? Math.min(Number(text), maxLimit) : text

/**
 * The query of a list: `limit` (50 by default; more than 200 is lowered, as AIP-158 asks) and `cursor`.
 * @param key what the list is ordered by; a cursor that does not hold such a key is refused with 422
 */
export const pageQuery = <Key extends z.core.$ZodType>(key: Key) =>
  z.strictObject({
    limit: z
      .preprocess(lowered, z.int().min(1).default(defaultLimit))
      .meta({ description: `How many items at most; larger than ${maxLimit} is lowered.` }),
    cursor: z
      .string()
      .max(1000)
      .optional()
      .transform((cursor, context): z.output<Key> | null => {
        if (cursor === undefined) return null
        const parsed = z.safeParse(key, decodeCursor(cursor))
        if (parsed.success) return parsed.data
        const text = { en: "Not a cursor of this list.", fr: "Ce n'est pas un curseur de cette liste." }
        context.addIssue({ code: "custom", message: text.en, params: { text } })
        return z.NEVER
      })
      .meta({ description: "`nextCursor` of the page before." }),
  })

/** The wire form of one page of a list. */
export const pageOf = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: "null at the end of the list" }),
  })

/** Writes a page for the wire, each item by `toWire`. */
export const pageWire = <T, Key, Wire>(
  page: { readonly items: readonly T[]; readonly next: Key | null },
  toWire: (item: T) => Wire,
): { items: Wire[]; nextCursor: string | null } => ({
  items: page.items.map(toWire),
  nextCursor: page.next === null ? null : encodeCursor(page.next),
})
