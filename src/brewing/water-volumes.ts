import { type BreweryLosses, defaultLosses } from "./brewery.ts"
import type { Kilograms, Litres, Minutes } from "./units.ts"

/**
 * Litres to start the boil with: (batch + trub) / (1 - contraction) + boil-off × hours, the volume measured hot.
 * Palmer, How to Brew; Brewtarget's manual.
 */
export const preBoilLitres = (batch: Litres, boil: Minutes, losses: BreweryLosses = defaultLosses): number =>
  (batch * (1 + losses.trub)) / (1 - losses.contraction) + batch * losses.boilOffPerHour * (boil / 60)

/** What the steps of a mash say about their water. */
export type StatedInfusions = {
  /** Of the first step; null when it doesn't say. */
  readonly first: number | null
  /** Of all later steps together. */
  readonly later: number
}

export type MashWater = {
  /** What the grain is mixed into. */
  readonly strikeLitres: number
  /** The strike water and what later steps bring. */
  readonly mashLitres: number
  readonly spargeLitres: number
}

/** The stiffest usual mash, 1 qt/lb in Palmer's examples (How to Brew, ch. 16). */
const STIFFEST_LITRES_PER_KILOGRAM = 2

/**
 * Mash and sparge water: what the kettle needs, plus what grain and tun keep, less what is in the mash already.
 * Nothing is sparged when the mash holds it all. Without grain, everything goes straight to the kettle as sparge water.
 * A first step that doesn't say gets the usual mash water less what later steps bring, but no less than a stiff mash.
 */
export const mashWater = (
  preBoil: Litres,
  batch: Litres,
  grain: Kilograms,
  { first, later }: StatedInfusions,
  losses: BreweryLosses = defaultLosses,
): MashWater => {
  if (grain === 0) return { strikeLitres: 0, mashLitres: 0, spargeLitres: preBoil }
  const needed = preBoil + grain * losses.absorptionLitresPerKilogram + batch * losses.deadSpace
  const usual = Math.min(needed, grain * losses.mashLitresPerKilogram)
  const stiff = Math.min(usual, grain * STIFFEST_LITRES_PER_KILOGRAM)
  const strikeLitres = first ?? Math.max(usual - later, stiff)
  const mashLitres = strikeLitres + later
  return { strikeLitres, mashLitres, spargeLitres: Math.max(0, needed - mashLitres) }
}
