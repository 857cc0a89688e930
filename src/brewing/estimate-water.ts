import { type Brewery, defaultBrewery } from "./brewery.ts"
import type { Warn } from "./estimate-warnings.ts"
import { type Infusion, mashInfusions } from "./mash-infusions.ts"
import type { MashStep, Recipe } from "./recipe.ts"
import { kilograms, type Litres, litres, within } from "./units.ts"
import { mashSteps } from "./usual-mash.ts"
import { mashWater, preBoilLitres, type StatedInfusions } from "./water-volumes.ts"

/** The water of a recipe; null where the recipe doesn't say enough. */
export type RecipeWater = {
  readonly preBoilVolumeLitres: Litres | null
  /** All that goes into the mash. */
  readonly mashWaterLitres: Litres | null
  readonly spargeWaterLitres: Litres | null
  /** What each step of the mash brings; the first is the strike water. Empty when nothing is mashed. */
  readonly infusions: readonly (Infusion | null)[]
}
const unknownWater: RecipeWater = {
  preBoilVolumeLitres: null,
  mashWaterLitres: null,
  spargeWaterLitres: null,
  infusions: [],
}

/** The water of a recipe: the kettle's, the mash's step by step, the sparge's. */
export const estimateWater = (
  recipe: Recipe,
  brewery: Brewery = defaultBrewery,
  warn: Warn = () => {},
): RecipeWater => {
  const batch = recipe.batchVolumeLitres
  if (batch === 0) return unknownWater
  const grain = within(kilograms, mashedKilograms(recipe))
  const preBoil = boilVolume(recipe, brewery, grain)
  if (preBoil === null || grain === null) {
    warn("volume_out_of_range")
    return { ...unknownWater, preBoilVolumeLitres: preBoil }
  }
  if (preBoil < batch) warn("boil_below_batch")
  const steps = mashSteps(recipe)
  const stated = statedInfusions(steps)
  if (grain > 0 && steps !== recipe.mash.steps) warn("mash_assumed")
  if (grain > 0 && stated.first === null && !brewery.isDescribed) warn("mash_water_assumed")
  if (grain === 0 && recipe.mash.steps.length > 0 && recipe.fermentables.length > 0)
    warn("mash_without_grain")
  const { strikeLitres, mashLitres, spargeLitres } = mashWater(preBoil, batch, grain, stated, brewery.losses)
  const strike = within(litres, strikeLitres)
  const mash = within(litres, mashLitres)
  const sparge = within(litres, spargeLitres)
  if (strike === null || mash === null || sparge === null) warn("volume_out_of_range")
  return {
    preBoilVolumeLitres: preBoil,
    mashWaterLitres: mash,
    spargeWaterLitres: sparge,
    infusions: grain > 0 && strike !== null ? mashInfusions(steps, grain, strike, brewery, warn) : [],
  }
}

/** What the boil starts with: what the recipe says, unless the brewer knows the own kettle. */
const boilVolume = (
  { batchVolumeLitres: batch, boilVolumeLitres: stated, boilMinutes }: Recipe,
  { isDescribed, losses, largestBoilLitres }: Brewery,
  grain: number | null,
): Litres | null => {
  if (stated !== null && !isDescribed) return stated
  const needed = within(litres, preBoilLitres(batch, boilMinutes, losses))
  const isToppedUp =
    grain === 0 && largestBoilLitres !== null && needed !== null && needed > largestBoilLitres
  return isToppedUp ? largestBoilLitres : needed
}

/** Grain that is mashed, and so takes room in the mash tun. */
export const mashedKilograms = ({ fermentables }: Recipe): number =>
  fermentables.reduce((sum, { use, amountKilograms }) => (use === "mash" ? sum + amountKilograms : sum), 0)

const statedInfusions = ([first, ...later]: readonly MashStep[]): StatedInfusions => ({
  first: first?.infusionLitres ? first.infusionLitres : null,
  later: later.reduce((sum, { infusionLitres }) => sum + (infusionLitres ?? 0), 0),
})
