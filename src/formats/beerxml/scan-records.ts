import sax from "sax"
import { err, ok, type Result } from "../../shared/result.ts"
import { type FileError, fileErrors } from "../file-error.ts"
import type { Steps } from "../turns.ts"
import type { FileElement } from "../record/file-element.ts"

/** A place where the XML was broken and was read all the same. */
export type Repair = {
  readonly kind: "bare_ampersand" | "malformed_xml"
  readonly line: number
  /** The element that it happened in. */
  readonly field: string
}

/** One record of a file, as it was found. */
export type ScannedRecord = {
  readonly element: FileElement
  readonly repairs: readonly Repair[]
  /** The file ends within it. */
  readonly cut: boolean
}

/** What was found around the records. */
export type Surroundings = {
  readonly repairs: readonly Repair[]
  readonly cut: boolean
  /** Names of the elements outside any record, in upper case. */
  readonly elements: ReadonlySet<string>
}

const MAX_DEPTH = 32
const MAX_ELEMENTS = 20_000
/** Of the file; a recipe program needs some 30 characters for an element, so the largest file holds 350,000. */
const MAX_ELEMENTS_IN_ALL = 500_000
/** Around the records: a library of ingredients. */
const MAX_ELEMENTS_OUTSIDE = 100_000
/** BeerXML has none, and programs hardly use them. */
const MAX_ATTRIBUTES = 10_000
const MAX_ELEMENT_NAMES = 100
const MAX_TEXT_LENGTH = 100_000
/** More broken places in a file than this, and it is no XML at all. */
const MAX_MALFORMED = 200
/** Of one record, or of what is around them: enough to see what is wrong. */
const MAX_REPAIRS = 20
/** More than this, and it is no text that somebody wrote. */
const MAX_BARE_AMPERSANDS = 20_000
const CHUNK = 32_768

/** Stands for an ampersand that introduces no entity. Not a character, so no file has it. */
const BARE_AMPERSAND = "\uffff"

/**
 * Goes through an XML text and hands over each element called `recordName`, one at a time, so that memory is that of one
 * record. Nothing expands: document types are left unread, and entities beyond XML's own and HTML's stay as they stand.
 */
export function* scanRecords(
  text: string,
  recordName: string,
  onRecord: (record: ScannedRecord) => Result<void, FileError>,
): Steps<Result<Surroundings, FileError>> {
  const parser = sax.parser(true, {})
  const path: MutableElement[] = []
  const elements = new Set<string>()
  const outerRepairs: Repair[] = []
  const state: ScanState = { record: null, failure: null, malformed: 0 }
  const counts = { elements: 0, outside: 0, attributes: 0 }

  const fail = (error: FileError) => {
    state.failure ??= error
  }
  const repair = (kind: Repair["kind"]) => {
    const line = parser.line + 1
    if (kind === "malformed_xml") state.malformed += 1
    if (state.malformed > MAX_MALFORMED) fail(fileErrors.notXml(line))
    const repairs = state.record?.repairs ?? outerRepairs
    if (repairs.length < MAX_REPAIRS) repairs.push({ kind, line, field: path.at(-1)?.name ?? "" })
  }
  const handOver = (cut: boolean) => {
    if (state.record === null) return
    const { element, repairs } = state.record
    state.record = null
    const handed = onRecord({ element, repairs, cut })
    if (!handed.ok) fail(handed.error)
  }
  const addText = (piece: string) => {
    const element = state.record && path.at(-1)
    if (element && element.text.length <= MAX_TEXT_LENGTH)
      element.text += piece.replaceAll(BARE_AMPERSAND, "&")
  }

  parser.onopentag = (tag) => {
    const element: MutableElement = { name: tag.name.toUpperCase(), text: "", children: [] }
    const parent = path.at(-1)
    path.push(element)
    if ((counts.elements += 1) > MAX_ELEMENTS_IN_ALL) fail(fileErrors.tooManyElements(MAX_ELEMENTS_IN_ALL))
    if (path.length > MAX_DEPTH) fail(fileErrors.tooDeep(MAX_DEPTH))
    if (state.record !== null) {
      state.record.count += 1
      if (state.record.count > MAX_ELEMENTS) fail(fileErrors.recordTooLarge(MAX_ELEMENTS))
      parent?.children.push(element)
    } else if (element.name === recordName) {
      state.record = { element, repairs: [], depth: path.length, count: 0 }
    } else if ((counts.outside += 1) > MAX_ELEMENTS_OUTSIDE) {
      fail(fileErrors.tooManyElements(MAX_ELEMENTS_OUTSIDE))
    } else if (elements.size < MAX_ELEMENT_NAMES) elements.add(element.name)
  }
  parser.onattribute = () => {
    if ((counts.attributes += 1) > MAX_ATTRIBUTES) fail(fileErrors.tooManyElements(MAX_ATTRIBUTES))
  }
  parser.onclosetag = () => {
    if (state.record?.depth === path.length) handOver(false)
    path.pop()
  }
  parser.ontext = (piece) => {
    if (piece.includes(BARE_AMPERSAND)) repair("bare_ampersand")
    addText(piece)
  }
  parser.oncdata = addText
  parser.onerror = ({ message }) => {
    // A tag or a name without end: going on would take a second for each megabyte, and lead nowhere.
    if (message.startsWith("Max buffer length exceeded")) fail(fileErrors.notXml(parser.line + 1))
    parser.resume()
    repair("malformed_xml")
  }

  const readable = withBareAmpersands(text)
  if (typeof readable !== "string") return err(readable)
  for (let at = 0; at < readable.length; at += CHUNK) {
    parser.write(readable.slice(at, at + CHUNK))
    if (state.failure !== null) return err(state.failure)
    yield
  }
  const cut = path.length > 0
  handOver(true)
  return state.failure === null ? ok({ repairs: outerRepairs, cut, elements }) : err(state.failure)
}

/** Marks the ampersands that should have been written as entities. */
const withBareAmpersands = (text: string): string | FileError => {
  const pieces: string[] = []
  let from = 0
  for (const { index } of text.matchAll(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|\w{1,12});)/gi)) {
    if (pieces.length >= MAX_BARE_AMPERSANDS)
      return fileErrors.notXml(text.slice(0, index).split("\n").length)
    pieces.push(text.slice(from, index))
    from = index + 1
  }
  return [...pieces, text.slice(from)].join(BARE_AMPERSAND)
}

type MutableElement = { name: string; text: string; children: MutableElement[] }
type OpenRecord = { element: MutableElement; repairs: Repair[]; depth: number; count: number }
type ScanState = { record: OpenRecord | null; failure: FileError | null; malformed: number }
