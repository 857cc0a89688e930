import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import { dimensions } from "./dimension.ts"
import { parseQuantity } from "./parse-quantity.ts"
import type { RecordFields } from "./record-fields.ts"

/** The day of the fermentation on which something goes in. What is no whole day, half an hour say, is left where it stands. */
export const readDay = (fields: RecordFields, field: string): number | null => {
  const written = parseQuantity(fields.peek(field))
  const convert = dimensions.days?.convert.get(written?.unit ?? "")
  if (written !== null && !Number.isInteger(convert ? convert(written.value) : written.value)) return null
  return fields.number(field, { dimension: "days", ...recipeRanges.day, assumed: null })
}
