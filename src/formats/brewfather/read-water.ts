import type { WaterProfile } from "../../brewing/recipe.ts"
import { recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import type { RecordFields } from "../record/record-fields.ts"

/** The water that there is, before anything was added. Null when it is not known. */
export const readWater = (fields: RecordFields): WaterProfile | null => {
  if (fields.peek("calcium") === "" && fields.peek("bicarbonate") === "") return null
  const ppm = (field: string): number =>
    fields.number(field, { dimension: "ppm", ...ranges.ppm, assumed: 0 }) ?? 0
  return {
    name: fields.name("Water"),
    calciumPpm: ppm("calcium"),
    magnesiumPpm: ppm("magnesium"),
    sodiumPpm: ppm("sodium"),
    chloridePpm: ppm("chloride"),
    sulfatePpm: ppm("sulfate"),
    bicarbonatePpm: ppm("bicarbonate"),
    ph: fields.number("ph", { dimension: "plain", ...ranges.ph, assumed: null }),
  }
}
