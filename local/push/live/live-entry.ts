import { z } from "zod"

/** A text of a live document: in both languages, or as somebody wrote it. */
export const LiveText = z.union([z.string(), z.object({ fr: z.string(), en: z.string() })])
export type LiveText = z.infer<typeof LiveText>

/** Something that a live document lists: an alarm, a reading, an alert, a reminder, an addition. */
export type LiveEntry = {
  readonly text: LiveText | null
  readonly detail: LiveText | null
  /** What sort of entry it is, by the name that the document gives it. */
  readonly kind: string | null
  /** When it is due, or when it was, RFC 3339. */
  readonly at: string | null
  /** Whatever else it says, by name; ids are left to the raw document. */
  readonly facts: Readonly<Record<string, unknown>>
}

const textNames = ["title", "label", "name", "text", "message"]
const detailNames = ["body", "note", "detail"]
const timeNames = ["dueAt", "remindAt", "takenAt", "at", "raisedAt", "since", "measuredAt", "createdAt"]

const Fields = z.record(z.string(), z.unknown())
const Time = z.iso.datetime({ offset: true })

/** The entries of a field: of a list, or of the one thing that stands there instead. */
export const liveEntries = (value: unknown): readonly LiveEntry[] =>
  value === null || value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(liveEntry)

const liveEntry = (value: unknown): LiveEntry => {
  const fields = Fields.safeParse(value)
  if (!fields.success) return { ...nothing, text: LiveText.safeParse(value).data ?? JSON.stringify(value) }
  const left = new Map(Object.entries(fields.data).filter(([name, inner]) => inner !== null && !isId(name)))
  const take = <T>(names: readonly string[], schema: z.ZodType<T>): T | null => {
    const found = names.find((name) => schema.safeParse(left.get(name)).success)
    if (found === undefined) return null
    const taken = schema.parse(left.get(found))
    left.delete(found)
    return taken
  }
  return {
    text: take(textNames, LiveText),
    detail: take(detailNames, LiveText),
    kind: take(["kind"], z.string()),
    at: take(timeNames, Time),
    facts: Object.fromEntries(left),
  }
}

const nothing: LiveEntry = { text: null, detail: null, kind: null, at: null, facts: {} }

const isId = (name: string): boolean => name === "id" || /Ids?$/.test(name)
