import type { Brewery } from "./brewery.ts"
import type { Warn } from "./estimate-warnings.ts"
import type { Estimates } from "./estimates.ts"
import type { Recipe } from "./recipe.ts"
import { strikeTemperature } from "./strike-water.ts"
import { type Celsius, celsius, kilograms, type Litres, litres, within } from "./units.ts"
import { mashWater, preBoilLitres } from "./water-volumes.ts"

type Water = Pick<
  Estimates,
  "preBoilVolumeLitres" | "mashWaterLitres" | "spargeWaterLitres" | "strikeCelsius"
>
const unknownWater: Water = {
  preBoilVolumeLitres: null,
  mashWaterLitres: null,
  spargeWaterLitres: null,
  strikeCelsius: null,
}

/** The water of a recipe: the kettle's, the mash's, the sparge's, and how hot the strike water must be. */
export const estimateWater = (recipe: Recipe, { losses, grainCelsius }: Brewery, warn: Warn): Water => {
  const batch = recipe.batchVolumeLitres
  if (batch === 0) return unknownWater
  const preBoil = recipe.boilVolumeLitres ?? within(litres, preBoilLitres(batch, recipe.boilMinutes, losses))
  const grain = within(kilograms, mashedKilograms(recipe))
  if (preBoil === null || grain === null) {
    warn("volume_out_of_range")
    return { ...unknownWater, preBoilVolumeLitres: preBoil }
  }
  if (preBoil < batch) warn("boil_below_batch")
  const infusions = infusedLitres(recipe)
  if (infusions === null && grain > 0) warn("mash_water_assumed")
  const { mashLitres, spargeLitres } = mashWater(preBoil, batch, grain, infusions, losses)
  const mash = within(litres, mashLitres)
  const sparge = within(litres, spargeLitres)
  if (mash === null || sparge === null) warn("volume_out_of_range")
  return {
    preBoilVolumeLitres: preBoil,
    mashWaterLitres: mash,
    spargeWaterLitres: sparge,
    strikeCelsius: estimateStrike(recipe, grain, mashLitres, grainCelsius, warn),
  }
}

const mashedKilograms = ({ fermentables }: Recipe): number =>
  fermentables.reduce((sum, { use, amountKilograms }) => (use === "mash" ? sum + amountKilograms : sum), 0)

/** Litres that the steps of the mash bring, null when none says so. */
const infusedLitres = ({ mash }: Recipe): Litres | null => {
  const sum = mash.steps.reduce((total, { infusionLitres }) => total + (infusionLitres ?? 0), 0)
  return sum > 0 ? within(litres, sum) : null
}

const estimateStrike = (
  { mash }: Recipe,
  grain: number,
  mashLitres: number,
  grainCelsius: Celsius,
  warn: Warn,
): Celsius | null => {
  const first = mash.steps[0]
  if (first === undefined || grain === 0) return null
  const infusion = first.infusionLitres ?? 0
  const water = infusion > 0 ? infusion : mashLitres
  const strike = strikeTemperature(water / grain, grainCelsius, first.temperatureCelsius)
  if (strike <= 100) return within(celsius, strike)
  warn("strike_above_boiling")
  return null
}
