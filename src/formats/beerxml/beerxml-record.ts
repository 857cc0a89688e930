import { draft, type DraftElement, written } from "../record/draft-element.ts"

type Value = string | number | boolean | null

/** A record of BeerXML, of version 1 as the standard wants it; fields whose value is not known are left out. */
export const beerXmlRecord = (name: string, fields: Readonly<Record<string, Value>>): DraftElement =>
  draft(name, beerXmlFields({ VERSION: 1, ...fields }))

export const beerXmlFields = (fields: Readonly<Record<string, Value>>): readonly DraftElement[] =>
  Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [draft(name, textOf(value))]))

const textOf = (value: NonNullable<Value>): string =>
  typeof value === "number"
    ? written(value)
    : typeof value === "boolean"
      ? String(value).toUpperCase()
      : value
