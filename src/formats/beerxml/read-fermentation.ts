import type { FermentationStep } from "../../brewing/recipe.ts"
import { celsius } from "../../brewing/units.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { asFahrenheit, asMinutes } from "../record/reread.ts"

const STAGES = [
  { name: "Primary", age: "PRIMARY_AGE", temperature: "PRIMARY_TEMP" },
  { name: "Secondary", age: "SECONDARY_AGE", temperature: "SECONDARY_TEMP" },
  { name: "Tertiary", age: "TERTIARY_AGE", temperature: "TERTIARY_TEMP" },
] as const

const ASSUMED_DAYS = 14
const ASSUMED_CELSIUS = 20

/** The stages of fermentation: days and °C each. A stage of 0 days doesn't take place, nor does one beyond FERMENTATION_STAGES. */
export const readFermentation = (fields: RecordFields): readonly FermentationStep[] => {
  const stated = Number(fields.peek("FERMENTATION_STAGES"))
  const stages = STAGES.slice(0, stated >= 1 ? stated : STAGES.length)
  return stages.flatMap(({ name, age, temperature }, stage): FermentationStep[] => {
    if (fields.peek(age) === "" && (stage > 0 || fields.peek(temperature) === "")) return []
    const days =
      fields.number(age, {
        dimension: "days",
        min: 0,
        max: 365,
        assumed: ASSUMED_DAYS,
        required: true,
        reread: asMinutes,
      }) ?? ASSUMED_DAYS
    if (days === 0) return []
    const degrees =
      fields.number(temperature, {
        dimension: "celsius",
        min: -5,
        max: 45,
        assumed: ASSUMED_CELSIUS,
        required: true,
        reread: asFahrenheit,
      }) ?? ASSUMED_CELSIUS
    return [{ name, temperatureCelsius: celsius(degrees), days, rampDays: null }]
  })
}
