import { outlastsBoil, totalBitterness } from "./bitterness.ts"
import type { Gravities } from "./estimate-gravity.ts"
import { BITTERNESS_LIMIT_IBU, type Warn } from "./estimate-warnings.ts"
import type { CalculationSettings, Recipe } from "./recipe.ts"
import { type Ibu, ibu, type Litres, type SpecificGravity, specificGravity, within } from "./units.ts"

/**
 * Bitterness of a recipe by the method of its settings.
 * @param preBoilVolume at the start of the boil; null when it is not known
 */
export const estimateBitterness = (
  recipe: Recipe,
  { originalGravity, preBoilGravity }: Gravities,
  preBoilVolume: Litres | null,
  warn: Warn,
): Ibu | null => {
  if (originalGravity === null) return null
  const { hops, boilMinutes, batchVolumeLitres, settings } = recipe
  const boil = {
    gravity: hoppedGravity(originalGravity, preBoilGravity, settings),
    minutes: boilMinutes,
    batchLitres: batchVolumeLitres,
    startLitres: preBoilVolume || batchVolumeLitres,
  }
  for (const hop of hops) {
    if (hop.use === "whirlpool")
      warn(settings.ibuMethod === "mibu" ? "whirlpool_cooling_assumed" : "whirlpool_estimated")
    if (outlastsBoil(hop, boilMinutes)) warn("hop_longer_than_boil")
  }
  const bitterness = within(ibu, totalBitterness(hops, boil, settings))
  if (bitterness === null) warn("bitterness_out_of_range")
  else if (bitterness > BITTERNESS_LIMIT_IBU) warn("bitterness_above_solubility")
  return bitterness
}

/**
 * What hops see of the wort: the mean over the boil or, when the settings say so, the original gravity. A boil that is
 * topped up afterwards never is as thin as the beer: there it is the gravity that it starts with.
 */
const hoppedGravity = (
  original: SpecificGravity,
  preBoil: SpecificGravity | null,
  { averageBoilGravity }: CalculationSettings,
): SpecificGravity =>
  averageBoilGravity && preBoil !== null
    ? specificGravity(Math.max(preBoil, (preBoil + original) / 2))
    : original
