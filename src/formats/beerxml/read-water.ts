import type { WaterProfile } from "../../brewing/recipe.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import type { RecordFields } from "../record/record-fields.ts"

const IONS = ["CALCIUM", "MAGNESIUM", "SODIUM", "CHLORIDE", "SULFATE", "BICARBONATE"] as const

/** A WATER: ions in ppm. Null when it names none of them (PicoBrew writes the amount only). */
export const readWater = (fields: RecordFields): WaterProfile | null => {
  if (IONS.every((ion) => fields.peek(ion) === "")) return null
  const ppm = (field: (typeof IONS)[number]): number =>
    fields.number(field, { dimension: "plain", ...recipeRanges.ppm, assumed: 0 }) ?? 0
  return {
    name: fields.name("Water"),
    calciumPpm: ppm("CALCIUM"),
    magnesiumPpm: ppm("MAGNESIUM"),
    sodiumPpm: ppm("SODIUM"),
    chloridePpm: ppm("CHLORIDE"),
    sulfatePpm: ppm("SULFATE"),
    bicarbonatePpm: ppm("BICARBONATE"),
    ph: fields.number("PH", { dimension: "plain", ...recipeRanges.ph, assumed: null }),
  }
}
