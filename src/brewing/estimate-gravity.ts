import { boilDilution } from "./boil-gravity.ts"
import type { Brewery } from "./brewery.ts"
import type { Warn } from "./estimate-warnings.ts"
import type { Estimates } from "./estimates.ts"
import { ASSUMED_ATTENUATION, bestAttenuation, finalGravity } from "./final-gravity.ts"
import { gravityOfPointLitres, pointLitres } from "./gravity.ts"
import type { Recipe } from "./recipe.ts"
import { type Litres, litres, type SpecificGravity, specificGravity, within } from "./units.ts"

/** The gravities of a recipe, null where it does not say enough. */
export type Gravities = Pick<Estimates, "originalGravity" | "finalGravity" | "preBoilGravity"> & {
  /** At the start of the boil as recipe programs reckon bitterness with it: over a volume that is still hot. */
  readonly hotPreBoilGravity: SpecificGravity | null
}
const unknownGravities: Gravities = {
  originalGravity: null,
  finalGravity: null,
  preBoilGravity: null,
  hotPreBoilGravity: null,
}

/** Gravity before the boil, before and after the fermentation. */
export const estimateGravity = (
  recipe: Recipe,
  preBoilVolume: Litres | null,
  { losses }: Brewery,
  warn: Warn,
): Gravities => {
  const batch = recipe.batchVolumeLitres
  if (batch === 0) {
    warn("no_batch_volume")
    return unknownGravities
  }
  if (recipe.fermentables.length === 0) {
    warn("no_fermentables")
    return unknownGravities
  }
  const points = pointLitres(recipe)
  const originalGravity = gravityOfPointLitres(points.total, batch)
  if (originalGravity === null) {
    warn("gravity_out_of_range")
    return unknownGravities
  }
  const attenuation = bestAttenuation(recipe.cultures)
  if (attenuation === null) warn("attenuation_assumed")
  const dilutedTo = (volume: Litres): SpecificGravity | null =>
    within(specificGravity, 1 + ((points.boil / batch) * boilDilution(volume, batch, losses)) / 1000)
  // A hydrometer wants its wort cold, and that is less of it.
  const preBoilGravity = preBoilVolume ? dilutedTo(litres(preBoilVolume * (1 - losses.contraction))) : null
  if (preBoilGravity === null) warn("boil_gravity_out_of_range")
  return {
    originalGravity,
    finalGravity: finalGravity(originalGravity, attenuation ?? ASSUMED_ATTENUATION),
    preBoilGravity,
    hotPreBoilGravity: preBoilVolume ? dilutedTo(preBoilVolume) : null,
  }
}
