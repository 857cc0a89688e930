import type { Mash } from "./strike-water.ts"
import type { Celsius, Kilograms, Litres } from "./units.ts"

/** What a kilogram of grain adds to the volume of its mash: Palmer's 0.32 qt/lb (How to Brew). */
const GRAIN_LITRES_PER_KILOGRAM = (0.32 * 0.946_352_946) / 0.453_592_37

/**
 * Volume of a mash: its water and the room that the grain takes, 0.32 qt/lb (Palmer, How to Brew).
 * @returns litres
 */
export const mashLitres = (grain: Kilograms, water: Litres): number =>
  water + grain * GRAIN_LITRES_PER_KILOGRAM

/**
 * Mash to pull, boil and give back so that all of it reaches the next rest: V × (T2 - T1) / (Tb - T1), V the volume of
 * the mash. Troester, braukaiser.com, "Decoction Mashing". What evaporates and cools on the way back is not in it: pull
 * some more, and give back what is needed.
 * @param target T2, of the next rest
 * @param boiling Tb, at which the pulled part comes back
 * @returns litres of mash; null when a boiled part cannot take the mash there
 */
export const decoctionLitres = (
  { grain, water, temperature }: Mash,
  target: Celsius,
  boiling: Celsius,
): number | null => {
  if (target < temperature || target >= boiling) return null
  return (mashLitres(grain, water) * (target - temperature)) / (boiling - temperature)
}
