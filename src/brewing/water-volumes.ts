import { type BreweryLosses, defaultLosses } from "./brewery.ts"
import type { Kilograms, Litres, Minutes } from "./units.ts"

/**
 * Litres to start the boil with: (batch + trub) / (1 - contraction) + boil-off × hours, the volume measured hot.
 * Palmer, How to Brew; Brewtarget's manual.
 */
export const preBoilLitres = (batch: Litres, boil: Minutes, losses: BreweryLosses = defaultLosses): number =>
  (batch * (1 + losses.trub)) / (1 - losses.contraction) + batch * losses.boilOffPerHour * (boil / 60)

export type MashWater = { readonly mashLitres: number; readonly spargeLitres: number }

/**
 * Mash and sparge water: what the kettle needs, plus what grain and tun keep, less what is in the mash already.
 * Nothing is sparged when the mash holds it all. Without grain, everything goes straight to the kettle as sparge water.
 * @param infusions litres that the mash steps bring, null when they don't say
 */
export const mashWater = (
  preBoil: Litres,
  batch: Litres,
  grain: Kilograms,
  infusions: Litres | null,
  losses: BreweryLosses = defaultLosses,
): MashWater => {
  if (grain === 0) return { mashLitres: 0, spargeLitres: preBoil }
  const needed = preBoil + grain * losses.absorptionLitresPerKilogram + batch * losses.deadSpace
  const mashLitres = infusions ?? Math.min(needed, grain * losses.mashLitresPerKilogram)
  return { mashLitres, spargeLitres: Math.max(0, needed - mashLitres) }
}
