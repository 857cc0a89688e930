import { type DimensionName, dimensions } from "../record/dimension.ts"
import { parseQuantity } from "../record/parse-quantity.ts"
import type { RecordFields } from "../record/record-fields.ts"

export type Amount = { readonly amount: number; readonly unit: "g" | "ml" | "item" }

/** An amount by weight, by volume or by the piece, in g, mL or pieces; without a unit it is a weight. Null when it is unusable: an error. */
export const readAmount = (fields: RecordFields, field: string, max: number): Amount | null => {
  const unit = parseQuantity(fields.peek(field))?.unit ?? ""
  const dimension = knows("millilitres", unit) ? "millilitres" : knows("pieces", unit) ? "pieces" : "grams"
  const amount = fields.number(field, { dimension, min: 0, max, assumed: "refused", required: true })
  return amount === null ? null : { amount, unit: units[dimension] }
}

const units = { grams: "g", millilitres: "ml", pieces: "item" } as const

const knows = (name: DimensionName, unit: string): boolean => {
  const dimension = dimensions[name]
  return unit !== "" && dimension !== null && (dimension.own.includes(unit) || dimension.convert.has(unit))
}
