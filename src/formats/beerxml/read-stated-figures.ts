import { gravityOfPlato } from "../../brewing/plato.ts"
import { srmToEbc } from "../../brewing/colour.ts"
import {
  type Ebc,
  ebc,
  ibu,
  percent,
  plato,
  type SpecificGravity,
  specificGravity,
  srm,
  within,
} from "../../brewing/units.ts"
import type { StatedFigures } from "../recipe-record.ts"
import { parseQuantity } from "../record/parse-quantity.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { asPerThousand } from "../record/reread.ts"

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

/** "1.056 SG", "14 °P", 1053. A gravity of exactly 1 is a placeholder (BrewBuddy). */
const readGravity = (fields: RecordFields, field: string): SpecificGravity | null => {
  if (field === "") return null
  const written = parseQuantity(fields.peek(field))
  const degrees = written && /^p(?:lato)?$|^brix$/.test(written.unit) ? written.value : null
  if (degrees !== null && degrees >= 0 && degrees <= 50) {
    fields.text(field, 40)
    return gravityOfPlato(plato(degrees))
  }
  const { min, max } = specificGravity
  const gravity = fields.number(field, { dimension: "plain", min, max, assumed: null, reread: asPerThousand })
  return gravity === null || gravity === 1 ? null : specificGravity(gravity)
}

/** SRM unless it says EBC. */
const readColor = (fields: RecordFields, field: string): Ebc | null => {
  const value = readNumber(fields, field, 2_000)
  if (field === "" || Number.isNaN(value)) return null
  return parseQuantity(fields.peek(field))?.unit === "ebc" ? ebc(value) : srmToEbc(srm(value))
}
