import { lovibondToEbc } from "../../brewing/colour.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { ebc, ibu, lovibond, percent, within } from "../../brewing/units.ts"
import { cleanText } from "../clean-text.ts"
import type { StatedFigures, StatedStyle } from "../recipe-record.ts"
import { childOf, type FileElement } from "../record/file-element.ts"
import { readGravity } from "../record/read-gravity.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { significant } from "../record/significant.ts"

/** The figures that the file carries. */
export const readStatedFigures = (fields: RecordFields): StatedFigures => {
  const number = (field: string, dimension: "plain" | "percent" | "lovibond", max: number): number =>
    fields.number(field, { dimension, min: 0, max, assumed: null }) ?? Number.NaN
  const color = number("color_estimate", "lovibond", 2_000)
  return {
    originalGravity: readGravity(fields, "original_gravity"),
    finalGravity: readGravity(fields, "final_gravity"),
    abvPercent: within(percent, number("alcohol_by_volume", "percent", percent.max)),
    ibu: within(ibu, number("ibu_estimate/value", "plain", 1_000)),
    ibuMethod: fields.text("ibu_estimate/method", 40) || null,
    colorEbc: Number.isNaN(color) ? null : ebc(significant(lovibondToEbc(lovibond(color)))),
  }
}

/** Which style the recipe is meant to be. Null when it has no name. */
export const readStyle = (style: FileElement | undefined): StatedStyle | null => {
  const text = (field: string): string =>
    cleanText(childOf(style, field)?.text ?? "", recipeLimits.nameLength).text
  const name = text("name")
  if (name === "") return null
  return {
    name,
    guide: text("style_guide"),
    category: text("category"),
    categoryNumber: text("category_number"),
    letter: text("style_letter"),
  }
}
