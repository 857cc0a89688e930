import type { FormatIssue, Report } from "../format-issue.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { cleanText } from "../clean-text.ts"
import { type Dimension, type DimensionName, dimensions } from "./dimension.ts"
import { type Assumed, type FieldProblem, fieldProblems } from "./field-issues.ts"
import { withoutNoise } from "./significant.ts"
import { parseQuantity } from "./parse-quantity.ts"
import { elementAt, type FileElement } from "./file-element.ts"

/** What a number must be to be taken. */
export type NumberRule = {
  readonly dimension: DimensionName
  readonly min: number
  readonly max: number
  /** What the caller takes when there is no usable number: named in the issue. "refused" makes the issue an error. */
  readonly assumed: Assumed
  /** Whether it must be there. */
  readonly required?: boolean
  /** A second look at a number out of range: null when it makes no sense either. */
  readonly reread?: (
    value: number,
  ) => { readonly value: number; readonly what: FormatIssue["message"] } | null
}

/** The fields of one record: reads them by name and type, and reports what is odd about them. */
export type RecordFields = {
  readonly element: FileElement
  /** Whether figures mean what the format says, however odd they are. */
  readonly asDefined: boolean
  /** "recipe 2 'Dry Stout', hop 1 'Goldings'" */
  readonly record: string
  /** The text of a field, trimmed; empty when it isn't there or only says that nothing is known. */
  readonly peek: (field: string) => string
  readonly text: (field: string, maxLength: number) => string
  /** Its name, in one line; the fallback, with a warning, when there is none. */
  readonly name: (fallback: string) => string
  readonly number: (field: string, rule: NumberRule) => number | null
  /** The meaning of one of the known words; null when it isn't there or isn't one of them. */
  readonly choice: <T>(field: string, choices: Readonly<Record<string, T>>, assumed: Assumed) => T | null
  readonly flag: (field: string, assumed: boolean | null) => boolean | null
  readonly warn: (field: string, problem: FieldProblem, severity?: FormatIssue["severity"]) => void
}

/** What programs write where they know nothing. */
const UNKNOWN = /^(?:-|undefined|null|nan|n\/a|unknown)?$/i

/** In which unit a recipe gives its temperatures where it names none, and whether one of them gave Fahrenheit away. */
export type Temperatures = {
  readonly inFahrenheit: boolean
  fahrenheitFound: boolean
  /** The file is one of ours: its figures mean what the format says, nothing is guessed. */
  readonly asDefined?: boolean
}

/** What differs between formats in how a record writes its fields. */
export type Dialect = {
  readonly nameField: string
  /** Each quantity has to name its unit: what comes without is a guess, what is converted is nothing to tell. */
  readonly namesUnits: boolean
}
const beerXml: Dialect = { nameField: "NAME", namesUnits: false }

/** @param read collects the elements whose content found its place in the recipe */
export const recordFields = (
  element: FileElement,
  record: string,
  report: Report,
  read: Set<FileElement>,
  temperatures: Temperatures = { inFahrenheit: false, fahrenheitFound: false },
  { nameField, namesUnits }: Dialect = beerXml,
): RecordFields => {
  const warn: RecordFields["warn"] = (field, { code, message }, severity = "warning") =>
    report({ severity, record, field, code, message })
  const raw = (field: string): string => {
    const found = elementAt(element, field)
    if (found === undefined) return ""
    read.add(found)
    return found.text
  }
  const peek = (field: string): string => {
    const value = elementAt(element, field)?.text.trim() ?? ""
    return UNKNOWN.test(value) ? "" : value
  }
  const take = (field: string): string => {
    const value = raw(field).trim()
    return UNKNOWN.test(value) ? "" : value
  }

  const number = (field: string, rule: NumberRule): number | null => {
    const value = take(field)
    const severity = rule.assumed === "refused" ? "error" : "warning"
    if (value === "") {
      if (rule.required) warn(field, fieldProblems.missing(field, rule.assumed), severity)
      return null
    }
    const quantity = parseQuantity(value)
    if (quantity === null) {
      warn(field, fieldProblems.notANumber(field, value, rule.assumed), severity)
      return null
    }
    const dimension: Dimension | null = dimensions[rule.dimension]
    const convert = dimension?.convert.get(quantity.unit)
    if (dimension && quantity.unit !== "" && !convert && !dimension.own.includes(quantity.unit)) {
      warn(field, fieldProblems.unknownUnit(field, value, rule.assumed), severity)
      return null
    }
    const measured = convert ? convert(quantity.value) : quantity.value
    const isTemperature = rule.dimension === "celsius"
    const suspect = isTemperature && temperatures.inFahrenheit && quantity.unit === ""
    const guessed = !(isTemperature && temperatures.asDefined)
    const reread = guessed && (suspect || !inRange(measured, rule)) ? (rule.reread?.(measured) ?? null) : null
    const other = reread && inRange(reread.value, rule) ? reread : null
    if (other && isTemperature) temperatures.fahrenheitFound = true
    const result = withoutNoise(other?.value ?? measured)
    if (!inRange(result, rule)) {
      warn(field, fieldProblems.outOfRange(field, value, rule.min, rule.max, rule.assumed), severity)
      return null
    }
    if (other) warn(field, fieldProblems.looksLike(field, value, other.what, rounded(result)))
    else if (quantity.decimalComma) warn(field, fieldProblems.decimalComma(field, value, result))
    else if (namesUnits && dimension && quantity.unit === "")
      warn(field, fieldProblems.unitMissing(field, value, dimension.symbol))
    if (convert && !namesUnits)
      warn(field, fieldProblems.converted(field, value, rounded(result), dimension?.symbol ?? ""), "info")
    return result
  }

  const text = (field: string, maxLength: number): string => {
    const cleaned = cleanText(raw(field), maxLength)
    if (cleaned.stripped) warn(field, fieldProblems.textStripped(field))
    if (cleaned.cut) warn(field, fieldProblems.textCut(field, maxLength))
    return cleaned.text
  }

  return {
    element,
    asDefined: temperatures.asDefined === true,
    record,
    peek,
    warn,
    number,
    text,
    name: (fallback) => {
      const name = text(nameField, recipeLimits.nameLength).replace(/\s+/g, " ")
      if (name === "") warn(nameField, fieldProblems.missing(nameField, fallback))
      return name || fallback
    },
    choice: (field, choices, assumed) => {
      const value = take(field)
      if (value === "") return null
      const known = Object.keys(choices)
      const found = known.find((word) => word === value) ?? known.find((word) => sameWord(word, value))
      if (found === undefined) {
        warn(field, fieldProblems.unknownChoice(field, value, known, assumed))
        return null
      }
      if (found !== value) warn(field, fieldProblems.otherCase(field, value, found))
      return choices[found] ?? null
    },
    flag: (field, assumed) => {
      const value = take(field)
      if (value === "") return null
      if (/^(?:true|1|yes)$/i.test(value)) return true
      if (/^(?:false|0|no)$/i.test(value)) return false
      warn(
        field,
        fieldProblems.notABoolean(field, value, assumed === null ? null : String(assumed).toUpperCase()),
      )
      return null
    },
  }
}

const inRange = (value: number, { min, max }: NumberRule): boolean => value >= min && value <= max
const rounded = (value: number): number => Number(value.toPrecision(6))
const sameWord = (a: string, b: string): boolean => bare(a) === bare(b)
const bare = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, "")
