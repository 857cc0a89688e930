import { type Boil, outlastsBoil, totalBitterness } from "./bitterness.ts"
import { hoppedGravity } from "./boil-gravity.ts"
import type { Gravities } from "./estimate-gravity.ts"
import { BITTERNESS_LIMIT_IBU, type Warn } from "./estimate-warnings.ts"
import type { Hop, IbuMethod, Recipe } from "./recipe.ts"
import { type Ibu, ibu, type Litres, within } from "./units.ts"

/**
 * Bitterness of a recipe by the method of its settings.
 * @param preBoilVolume at the start of the boil; null when it is not known
 */
export const estimateBitterness = (
  { hops, boilMinutes, batchVolumeLitres, settings }: Recipe,
  { originalGravity, hotPreBoilGravity }: Gravities,
  preBoilVolume: Litres | null,
  warn: Warn,
): Ibu | null => {
  if (originalGravity === null) return null
  const boil: Boil = {
    gravity: hoppedGravity(originalGravity, hotPreBoilGravity, settings),
    minutes: boilMinutes,
    batchLitres: batchVolumeLitres,
    startLitres: preBoilVolume || batchVolumeLitres,
  }
  const bitterness = within(ibu, totalBitterness(hops, boil, settings))
  warnOfBitterness(hops, boil, settings.ibuMethod, bitterness, warn)
  return bitterness
}

/** Says what was assumed for a bitterness, and whether a beer can have it. */
export const warnOfBitterness = (
  hops: readonly Hop[],
  { minutes }: Pick<Boil, "minutes">,
  method: IbuMethod,
  bitterness: Ibu | null,
  warn: Warn,
): void => {
  for (const hop of hops) {
    if (hop.use === "whirlpool") warn(method === "mibu" ? "whirlpool_cooling_assumed" : "whirlpool_estimated")
    if (outlastsBoil(hop, minutes)) warn("hop_longer_than_boil")
  }
  if (bitterness === null) warn("bitterness_out_of_range")
  else if (bitterness > BITTERNESS_LIMIT_IBU) warn("bitterness_above_solubility")
}
