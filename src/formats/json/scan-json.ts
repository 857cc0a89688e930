import { err, ok, type Result } from "../../shared/result.ts"
import { type FileError, fileErrors } from "../file-error.ts"

/** A record of a JSON file, as it was found. */
export type ScannedJson = {
  readonly text: string
  /** The file ends within it. */
  readonly cut: boolean
}

export type JsonScan = {
  readonly records: readonly ScannedJson[]
  /** The file with a 0 in the place of each record. */
  readonly surroundings: string
  readonly cut: boolean
}

const MAX_DEPTH = 32
/** Of a record; BeerJSON takes three for a figure with its unit. */
const MAX_ELEMENTS = 20_000
const MAX_ELEMENTS_IN_ALL = 1_000_000
const MAX_RECORDS = 1_000

/**
 * Cuts the records out of a JSON text without reading it: each is read for itself then, so a broken or unfinished one
 * hides no other, and nobody holds all of them at once. What is too deep or too much is refused unread.
 * @param isRecord tells by the path of an object ("beerjson/recipes[]") whether it is a record
 */
export const scanJson = (text: string, isRecord: (path: string) => boolean): Result<JsonScan, FileError> => {
  const records: ScannedJson[] = []
  const around: string[] = []
  const open: { readonly path: string; readonly isList: boolean }[] = []
  let key = ""
  let lastString = ""
  let elements = 0
  let record: { readonly start: number; readonly depth: number; readonly elements: number } | null = null
  let told = 0

  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at)
        if (record === null) lastString = text.slice(at + 1, Math.min(end, at + 1 + LONGEST_KEY))
        at = end
        break
      }
      case COLON:
        key = lastString
        break
      case COMMA:
        elements += 1
        break
      case BRACE:
      case BRACKET: {
        elements += 1
        if (open.length >= MAX_DEPTH) return err(fileErrors.tooDeep(MAX_DEPTH))
        const isList = text.charCodeAt(at) === BRACKET
        const path = record === null ? pathOf(open.at(-1), key) : ""
        if (record === null && !isList && isRecord(path)) {
          if (records.length >= MAX_RECORDS) return err(fileErrors.tooManyRecords(MAX_RECORDS))
          around.push(text.slice(told, at), "0")
          record = { start: at, depth: open.length, elements }
        }
        open.push({ path, isList })
        break
      }
      case CLOSING_BRACE:
      case CLOSING_BRACKET:
        open.pop()
        if (record !== null && open.length <= record.depth) {
          told = at + 1
          records.push({ text: text.slice(record.start, told), cut: false })
          record = null
        }
        break
    }
    if (elements > MAX_ELEMENTS_IN_ALL) return err(fileErrors.tooManyElements(MAX_ELEMENTS_IN_ALL))
    if (record !== null && elements - record.elements > MAX_ELEMENTS)
      return err(fileErrors.recordTooLarge(MAX_ELEMENTS))
  }
  if (record !== null) records.push({ text: text.slice(record.start), cut: true })
  else around.push(text.slice(told))
  return ok({ records, surroundings: around.join(""), cut: open.length > 0 })
}

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const BACKSLASH = 0x5c
const BRACKET = 0x5b
const CLOSING_BRACKET = 0x5d
const BRACE = 0x7b
const CLOSING_BRACE = 0x7d
const LONGEST_KEY = 100

const pathOf = (
  parent: { readonly path: string; readonly isList: boolean } | undefined,
  key: string,
): string => {
  if (parent === undefined) return ""
  if (parent.isList) return `${parent.path}[]`
  return parent.path === "" ? key : `${parent.path}/${key}`
}

/** The place of the quote that ends a string, the end of the text when there is none. */
const endOfString = (text: string, start: number): number => {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

const isEscaped = (text: string, quote: number): boolean => {
  let before = quote - 1
  while (text.charCodeAt(before) === BACKSLASH) before -= 1
  return (quote - before) % 2 === 0
}
