import type { Fermentation, GravityReading } from "../../brewing/assess-fermentation.ts"
import { estimateRecipe } from "../../brewing/estimate-recipe.ts"
import { ASSUMED_ATTENUATION, bestAttenuation, finalGravity } from "../../brewing/final-gravity.ts"
import type { Recipe } from "../../brewing/recipe.ts"
import { type Celsius, celsius, type SpecificGravity, specificGravity } from "../../brewing/units.ts"
import type { Batch } from "../batches/index.ts"
import type { Measurement } from "../brew-log/index.ts"

/**
 * What is known of the fermentation of a batch: what was measured in the fermenter since the yeast went in, and where
 * that should lead. Null when nobody can say that, for want of an original gravity.
 * @param measurements gravities and temperatures, the earliest first
 */
export const fermentationOf = (
  { recipe, pitchedAt }: Batch,
  measurements: readonly Measurement[],
): Fermentation | null => {
  const known = measurements.flatMap((measurement) => figureOf(measurement))
  const isBeer = ({ takenAt, stage }: Figure): boolean =>
    pitchedAt !== null && takenAt >= pitchedAt && (stage === "fermenter" || stage === "packaging")
  const gravities = known.filter(({ kind }) => kind === "gravity")
  const original = gravities.findLast(
    (figure) => !isBeer(figure) && figure.stage !== "mash" && figure.stage !== "pre_boil",
  )
  const originalGravity = original ? specificGravity(original.value) : estimateRecipe(recipe).originalGravity
  if (originalGravity === null) return null
  const temperature = known.findLast((figure) => figure.kind === "temperature" && isBeer(figure))
  return {
    gravities: gravities.filter(isBeer).map(toReading),
    expectedGravity: expectedGravity(originalGravity, recipe),
    temperature: temperature ? celsius(temperature.value) : null,
    maxTemperature: warmest(recipe),
  }
}

type Figure = Pick<Measurement, "stage" | "takenAt"> & {
  readonly kind: Measurement["stated"]["kind"]
  readonly value: number
}

/** A gravity that cannot be told yet says nothing. */
const figureOf = ({ stated, corrected, stage, takenAt }: Measurement): readonly Figure[] =>
  corrected.value === null ? [] : [{ kind: stated.kind, value: corrected.value, stage, takenAt }]

const toReading = ({ value, takenAt }: Figure): GravityReading => ({
  gravity: specificGravity(value),
  takenAt,
})

const expectedGravity = (original: SpecificGravity, { cultures }: Recipe): SpecificGravity =>
  finalGravity(original, bestAttenuation(cultures) ?? ASSUMED_ATTENUATION)

/** The warmest that all cultures like; null when none says. */
const warmest = ({ cultures }: Recipe): Celsius | null => {
  const known = cultures.flatMap(({ maxCelsius }) => maxCelsius ?? [])
  return known.length === 0 ? null : celsius(Math.min(...known))
}
