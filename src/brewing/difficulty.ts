import type { Recipe } from "./recipe.ts"
import type { SpecificGravity } from "./units.ts"

/** How much a brewer should have done before: 1 for a first brew to 5 for the experienced. */
export type Difficulty = 1 | 2 | 3 | 4 | 5

/** From here on yeast wants a starter, oxygen and patience. */
const STRONG_GRAVITY = 1.075
/** Below, a cellar no longer does: the fermenter has to be cooled. */
const COOL_FERMENTATION_CELSIUS = 16

/**
 * How hard a recipe is to brew, by a rule of ours, for no one published one. It counts what needs skill or equipment:
 * - a mash: 1 for a part of the grist, 2 for all of it;
 * - each rest beyond the first 1, at most 2; a decoction 1 more;
 * - a strong wort, above 1.075: 1;
 * - a fermentation below 16 °C: 1; souring or wild cultures: 2;
 * - more than six hop additions: 1; a whirlpool: 1;
 * - water that is treated: 1.
 * Two of these are a step: 0 or 1 make a 1, 2 or 3 a 2, and 8 or more a 5.
 */
export const difficulty = (recipe: Recipe, original: SpecificGravity | null): Difficulty => {
  const { mash, fermentation, hops, cultures, waterAdditions } = recipe
  const counts =
    mashing[recipe.type] +
    Math.min(2, Math.max(0, mash.steps.length - 1)) +
    one(mash.steps.some(({ kind }) => kind === "decoction")) +
    one(original !== null && original > STRONG_GRAVITY) +
    one(fermentation.steps.some(({ temperatureCelsius }) => temperatureCelsius < COOL_FERMENTATION_CELSIUS)) +
    2 * one(cultures.some(({ kind }) => kind === "wild" || kind === "bacteria")) +
    one(hops.length > 6) +
    one(hops.some(({ use }) => use === "whirlpool")) +
    one(waterAdditions.length > 0)
  return steps[Math.min(steps.length - 1, counts >> 1)] ?? 5
}

const steps = [1, 2, 3, 4, 5] as const
const mashing = { extract: 0, partial_mash: 1, all_grain: 2 } as const
const one = (applies: boolean): 0 | 1 => (applies ? 1 : 0)
