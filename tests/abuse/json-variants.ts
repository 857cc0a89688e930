/** A value within a document, and its path as the API writes it (`hops[0].amountG`). */
export type Place = { readonly path: string; readonly value: unknown }

const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null

const inside = (path: string, key: string | number): string =>
  typeof key === "number" ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`

/** Every place within a document, containers before what they hold. The document itself is the place "". */
export const placesOf = (value: unknown, path = ""): readonly Place[] => {
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => placesOf(item, inside(path, index)))
    : isContainer(value)
      ? Object.entries(value).flatMap(([key, item]) => placesOf(item, inside(path, key)))
      : []
  return [{ path, value }, ...inner]
}

/** The places that hold no others. */
export const leavesOf = (document: unknown): readonly Place[] =>
  placesOf(document).filter(({ value }) => !isContainer(value))

export const objectsOf = (document: unknown): readonly Place[] =>
  placesOf(document).filter(({ value }) => isContainer(value) && !Array.isArray(value))

/** The document with other values: `change` is asked for each place, and undefined leaves it as it is. */
export const changed = (document: unknown, change: (place: Place) => unknown, path = ""): unknown => {
  const put = change({ path, value: document })
  if (put !== undefined) return put
  if (Array.isArray(document))
    return document.map((item, index) => changed(item, change, inside(path, index)))
  if (!isContainer(document)) return document
  return Object.fromEntries(
    Object.entries(document).map(([key, item]) => [key, changed(item, change, inside(path, key))]),
  )
}

const mark = "⟦literal⟧"

/** The document as text with literally this text at some places: JSON.stringify writes neither NaN nor 1e400. */
export const withLiteral = (document: unknown, literal: string, at: (place: Place) => boolean): string =>
  JSON.stringify(changed(document, (place) => (at(place) ? mark : undefined))).replaceAll(
    JSON.stringify(mark),
    literal,
  )
