import type { Kilograms, Litres, Minutes, Percent } from "./units.ts"

/** What a brew day does with its water, in litres rather than as parts of the batch. */
export type WaterUse = {
  /** Cold, in the fermenter. */
  readonly batch: Litres
  readonly grain: Kilograms
  readonly boil: Minutes
  /** Boiled off in an hour. */
  readonly boilOff: Litres
  /** Cold wort that stays in the kettle with trub and hops. */
  readonly trub: Litres
  /** Left in the mash tun. */
  readonly deadSpace: Litres
  readonly absorptionLitresPerKilogram: number
  /** What boiling wort loses of its volume as it cools; below 100. */
  readonly contraction: Percent
  /** Put into the kettle or the fermenter after the boil. */
  readonly topUp: Litres
  /** Into the mash: litres, or litres per kilogram of grain. */
  readonly mash: { readonly litres: Litres } | { readonly litresPerKilogram: number }
}

/** Where the water goes, in litres. `mash + sparge` is `total` to the last bit. */
export type WaterPlan = {
  readonly mash: number
  readonly sparge: number
  /** All of it but what tops up after the boil. */
  readonly total: number
  readonly absorbed: number
  /** In the kettle, hot. */
  readonly preBoil: number
  readonly boiledOff: number
  /** In the kettle at the end of the boil, hot. */
  readonly postBoil: number
  /** What the kettle gets beyond what it needs, when the mash alone holds more than all that is needed. */
  readonly surplus: number
}

/**
 * Water from the mash to the fermenter: (batch - top-up + trub) / (1 - contraction) is in the kettle at the end of the
 * boil, and before it that plus what boils off; the mash takes what the grain and the tun keep besides. Palmer, How to
 * Brew; Brewtarget's manual. A thickness never asks for more water than is needed, a stated volume may. Without grain,
 * all the water goes straight to the kettle and counts as sparge water.
 */
export const planWater = (use: WaterUse): WaterPlan => {
  const { grain } = use
  const postBoil = Math.max(0, use.batch - use.topUp + use.trub) / (1 - use.contraction / 100)
  const boiledOff = use.boilOff * (use.boil / 60)
  const kettle = postBoil + boiledOff
  const absorbed = grain * use.absorptionLitresPerKilogram
  const kept = grain === 0 ? 0 : absorbed + use.deadSpace
  const needed = kettle + kept
  const mash = grain === 0 ? 0 : mashWaterOf(use, needed)
  const sparge = Math.max(0, needed - mash)
  const surplus = Math.max(0, mash - needed)
  return {
    mash,
    sparge,
    total: mash + sparge,
    absorbed,
    preBoil: kettle + surplus,
    boiledOff,
    postBoil: postBoil + surplus,
    surplus,
  }
}

const mashWaterOf = ({ mash, grain }: WaterUse, needed: number): number =>
  "litres" in mash ? mash.litres : Math.min(needed, grain * mash.litresPerKilogram)
