import type { Fermentation } from "../../brewing/assess-fermentation.ts"
import { estimateRecipe } from "../../brewing/estimate-recipe.ts"
import { ASSUMED_ATTENUATION, bestAttenuation, finalGravity } from "../../brewing/final-gravity.ts"
import type { Recipe } from "../../brewing/recipe.ts"
import { type Celsius, celsius, type SpecificGravity, specificGravity } from "../../brewing/units.ts"
import type { Batch } from "../batches/index.ts"
import { beerGravities, type Measurement, originalGravityAmong } from "../brew-log/index.ts"

/**
 * What is known of the fermentation of a batch: what was measured in the fermenter since the yeast went in, and where
 * that should lead. Null when nobody can say that, for want of an original gravity.
 * @param measurements gravities and temperatures, the earliest first
 */
export const fermentationOf = (
  { recipe, pitchedAt }: Batch,
  measurements: readonly Measurement[],
): Fermentation | null => {
  const measured = originalGravityAmong(measurements, pitchedAt)?.corrected.value ?? null
  const original = measured === null ? estimateRecipe(recipe).originalGravity : specificGravity(measured)
  if (original === null) return null
  return {
    gravities: beerGravities(measurements, pitchedAt),
    expectedGravity: expectedGravity(original, recipe),
    temperature: lastTemperature(measurements, pitchedAt),
    maxTemperature: warmest(recipe),
  }
}

/** Of what ferments: warm wort that is not pitched yet is no fermentation. */
const lastTemperature = (measurements: readonly Measurement[], pitchedAt: Date | null): Celsius | null => {
  const last = measurements.findLast(
    ({ stated, stage, takenAt }) =>
      stated.kind === "temperature" &&
      (stage === "fermenter" || stage === "packaging") &&
      pitchedAt !== null &&
      takenAt >= pitchedAt,
  )
  return last?.corrected.value == null ? null : celsius(last.corrected.value)
}

const expectedGravity = (original: SpecificGravity, { cultures }: Recipe): SpecificGravity =>
  finalGravity(original, bestAttenuation(cultures) ?? ASSUMED_ATTENUATION)

/** The warmest that all cultures like; null when none says. */
const warmest = ({ cultures }: Recipe): Celsius | null => {
  const known = cultures.flatMap(({ maxCelsius }) => maxCelsius ?? [])
  return known.length === 0 ? null : celsius(Math.min(...known))
}
