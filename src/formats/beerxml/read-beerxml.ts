import { err, ok, type Result } from "../../shared/result.ts"
import { decodeText } from "../decode-text.ts"
import { type FileReading, issuesLeft } from "../file-reading.ts"
import { noStatedFigures, type RecipeRecord } from "../recipe-record.ts"
import { atOnce, type Steps } from "../turns.ts"
import { recogniseFormat } from "../recognise-format.ts"
import { type FileError, fileErrors } from "../file-error.ts"
import { cutRecordIssue, repairIssue, surroundingIssues } from "./file-issues.ts"
import { readRecipe, recordLabel } from "./read-recipe.ts"
import { type ScannedRecord, scanRecords } from "./scan-records.ts"

const MAX_RECIPES = 1_000

/** What could make a parser expand or fetch something. No recipe program writes any of it. */
const DECLARATION = /<!(?:DOCTYPE(\s+html\b)?|ENTITY|ELEMENT|ATTLIST|NOTATION)/i

/**
 * Reads a BeerXML 1.0 file (beerxml.com/beerxml.htm) as programs really write them: any encoding, decimal commas, units
 * in the text, tags of their own. Each recipe stands for itself: one that is broken, or cut off with the file, has no
 * `recipe` and says why; the others are read. What was guessed is a warning that names field, value and guess.
 * Errors: the file as a whole is empty, not XML, another format, hostile (a document type, absurd nesting), or too large.
 */
export function* beerXmlSteps(bytes: Uint8Array): Steps<Result<FileReading, FileError>> {
  const { text, issues: encodingIssues } = decodeText(bytes)
  const start = text.trimStart()
  if (start === "") return err(fileErrors.emptyFile())
  if (!start.startsWith("<")) {
    const format = recogniseFormat(bytes)
    const other = format === "beerjson" || format === "brewfather"
    return err(other ? fileErrors.otherFormat(format) : fileErrors.notXml(1))
  }
  const declaration = DECLARATION.exec(text)
  if (declaration !== null)
    return err(declaration[1] ? fileErrors.otherFormat("html") : fileErrors.documentTypeRefused())

  const records: RecipeRecord[] = []
  let found = 0
  const scanned = yield* scanRecords(text, "RECIPE", (record) => {
    if (records.length >= MAX_RECIPES) return err(fileErrors.tooManyRecords(MAX_RECIPES))
    const read = readRecord(record, records.length + 1, issuesLeft(found))
    found += read.issues.length
    records.push(read)
    return ok(undefined)
  })
  if (!scanned.ok) return scanned
  if (records.length === 0 && scanned.value.elements.has("HTML")) return err(fileErrors.otherFormat("html"))
  return ok({
    records,
    issues: [...encodingIssues, ...surroundingIssues(scanned.value, records.length)],
  })
}

/** The same, all at once. */
export const readBeerXml = (bytes: Uint8Array): Result<FileReading, FileError> => atOnce(beerXmlSteps(bytes))

const readRecord = (
  { element, repairs, cut }: ScannedRecord,
  position: number,
  maxIssues: number,
): RecipeRecord => {
  const label = recordLabel("recipe", position, element)
  const found = repairs.map((repair) => repairIssue(label, repair))
  const record = readRecipe(element, position, maxIssues)
  if (!cut) return { ...record, issues: [...found, ...record.issues] }
  const { name, style } = record
  return {
    record: position,
    name,
    recipe: null,
    style,
    stated: noStatedFigures,
    issues: [...found, cutRecordIssue(label)],
  }
}
