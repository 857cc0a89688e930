import { srmToEbc } from "../../brewing/colour.ts"
import { type Ebc, ebc, ibu, percent, srm, within } from "../../brewing/units.ts"
import type { StatedFigures } from "../recipe-record.ts"
import { parseQuantity } from "../record/parse-quantity.ts"
import { readGravity } from "../record/read-gravity.ts"
import type { RecordFields } from "../record/record-fields.ts"

/**
 * The figures that the file carries. Estimates stand in extension tags (EST_OG, "1.056 SG"); plain OG and FG are
 * measured by the standard, but most programs write estimates there, so they are taken where there is no EST_ tag.
 */
export const readStatedFigures = (fields: RecordFields): StatedFigures => {
  const first = (...names: readonly string[]): string => names.find((name) => fields.peek(name) !== "") ?? ""
  return {
    originalGravity: readGravity(fields, first("EST_OG", "OG")),
    finalGravity: readGravity(fields, first("EST_FG", "FG")),
    abvPercent: within(percent, readNumber(fields, first("EST_ABV", "ABV"), percent.max)),
    ibu: within(ibu, readNumber(fields, first("IBU"), 1_000)),
    ibuMethod: fields.text("IBU_METHOD", 40) || null,
    colorEbc: readColor(fields, first("EST_COLOR", "COLOR")),
  }
}

/** NaN when there is none, which no unit accepts. */
const readNumber = (fields: RecordFields, field: string, max: number): number =>
  (field === "" ? null : fields.number(field, { dimension: "plain", min: 0, max, assumed: null })) ??
  Number.NaN

/** SRM unless it says EBC. */
const readColor = (fields: RecordFields, field: string): Ebc | null => {
  const value = readNumber(fields, field, 2_000)
  if (field === "" || Number.isNaN(value)) return null
  return parseQuantity(fields.peek(field))?.unit === "ebc" ? ebc(value) : srmToEbc(srm(value))
}
