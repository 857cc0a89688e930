import { gravityPoints, pointLitres } from "./gravity.ts"
import type { Fermentable, Recipe } from "./recipe.ts"
import { type Litres, percent, type SpecificGravity } from "./units.ts"

/** Gravity points · litres that a grist holds, by where they join the wort. */
export type GristPotential = {
  /** All that a mash could ever get out of its grain. */
  readonly mashed: number
  /** What else is in the wort before it boils: steeped grain, and extract or sugar in the mash. */
  readonly besides: number
  /** What joins in the kettle: sugar, extract. */
  readonly kettle: number
}

/** What the fermentables of a recipe hold. What goes into the fermenter is in none: gravities are read before it. */
export const gristPotential = ({ fermentables }: Pick<Recipe, "fermentables">): GristPotential => {
  const sum = (joins: (one: Fermentable) => boolean): number =>
    pointLitres({ fermentables: fermentables.filter(joins), efficiencyPercent: percent(100) }).total
  return {
    mashed: sum(isMashedGrain),
    besides: sum((one) => !isMashedGrain(one) && (one.use === "mash" || one.use === "steep")),
    kettle: sum((one) => one.use === "boil"),
  }
}

const isMashedGrain = ({ kind, use }: Fermentable): boolean =>
  use === "mash" && kind !== "extract" && kind !== "sugar"

/**
 * Mash efficiency, conversion and lautering in one: of what the grain holds, what is in the kettle before the boil.
 * 100 × (points × litres - what is there besides) / potential. Palmer, How to Brew, ch. 18; Troester, braukaiser.com,
 * "Efficiency" (there: into the kettle).
 * @param volume at 20 °C, the temperature of the gravity: hot wort holds 4 % less in a litre
 * @returns percent, a plain number: above 100 when a reading is wrong; null when nothing was mashed
 */
export const mashEfficiency = (
  { mashed, besides }: GristPotential,
  gravity: SpecificGravity,
  volume: Litres,
): number | null => (mashed > 0 ? (100 * (gravityPoints(gravity) * volume - besides)) / mashed : null)

/**
 * Brewhouse efficiency: of what the grain holds, what has come into the fermenter.
 * 100 × (points × litres - what is no grain's) / potential, the inverse of how an original gravity is estimated.
 * @param volume in the fermenter, at 20 °C
 * @returns percent, a plain number: above 100 when a reading is wrong; null when nothing was mashed
 */
export const brewhouseEfficiency = (
  { mashed, besides, kettle }: GristPotential,
  original: SpecificGravity,
  volume: Litres,
): number | null =>
  mashed > 0 ? (100 * (gravityPoints(original) * volume - besides - kettle)) / mashed : null

/**
 * What a kettle boils off: litres per hour, of hot wort as kettles are marked.
 * @param preBoil at 20 °C
 * @param postBoil at 20 °C
 * @param contraction what boiling wort loses of its volume as it cools, below 1
 * @param minutes > 0
 * @returns below 0 when a reading is wrong
 */
export const boilOffPerHour = (
  preBoil: Litres,
  postBoil: Litres,
  contraction: number,
  minutes: number,
): number => ((preBoil - postBoil) / (1 - contraction) / minutes) * 60
