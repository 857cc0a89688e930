import type { Celsius, Kilograms, Litres } from "./units.ts"

/** Heat capacity of malt against water: Palmer's 0.2 qt/lb, which he rounds to 0.41 in L/kg. */
const MALT_HEAT_LITRES_PER_KILOGRAM = (0.2 * 0.946_352_946) / 0.453_592_37

/**
 * Temperature of the strike water, after Palmer (How to Brew, ch. 16): Tw = 0.2 / r × (T2 - T1) + T2, r in qt/lb.
 * The tun is taken to be warm already, unless its heat is given: then it is as cold as the grain, and takes its share.
 * @param litresPerKilogram water to grain, > 0
 * @param grain T1, of the grain before
 * @param target T2, of the mash
 * @param tunLitresPerKilogram heat capacity of a cold tun, in litres of water by the kilogram of grain
 * @returns °C, a plain number: above 100 it cannot be done with that little water
 */
export const strikeTemperature = (
  litresPerKilogram: number,
  grain: Celsius,
  target: Celsius,
  tunLitresPerKilogram = 0,
): number =>
  ((MALT_HEAT_LITRES_PER_KILOGRAM + tunLitresPerKilogram) / litresPerKilogram) * (target - grain) + target

export type Mash = {
  readonly grain: Kilograms
  /** Water that is in the mash already. */
  readonly water: Litres
  readonly temperature: Celsius
}

/**
 * Temperature of water that takes a mash to its next rest, after Palmer (How to Brew, ch. 16), whose equation asks for
 * the volume: Wa = (T2 - T1) × (0.2 G + Wm) / (Tw - T2), in quarts and pounds. Solved for Tw here, since a recipe says
 * how much it infuses.
 * @param added Wa, the water of this infusion, > 0
 * @param target T2, of the next rest
 * @returns °C, a plain number: above 100 it cannot be done with that little water
 */
export const infusionTemperature = (
  { grain, water, temperature }: Mash,
  added: Litres,
  target: Celsius,
): number => ((target - temperature) * (MALT_HEAT_LITRES_PER_KILOGRAM * grain + water)) / added + target

/**
 * Water of a given temperature that takes a mash to its next rest, Palmer's equation as he gives it (How to Brew,
 * ch. 16): Wa = (T2 - T1) × (0.2 G + Wm) / (Tw - T2). Cold water takes a mash down by the same equation.
 * @param target T2, of the next rest
 * @param infused Tw, of the water that is added
 * @returns litres, ≥ 0; null when that water cannot take the mash there, for it is not beyond the target itself
 */
export const infusionLitres = (
  { grain, water, temperature }: Mash,
  infused: Celsius,
  target: Celsius,
): number | null => {
  if (target === temperature) return 0
  const added =
    ((target - temperature) * (MALT_HEAT_LITRES_PER_KILOGRAM * grain + water)) / (infused - target)
  return added > 0 && Number.isFinite(added) ? added : null
}
