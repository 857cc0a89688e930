import { abvSimple } from "./alcohol.ts"
import { bitternessRatio, relativeBitternessRatio } from "./bitterness-ratio.ts"
import { type Brewery, defaultBrewery } from "./brewery.ts"
import { beerColor, maltColour, srmToEbc } from "./colour.ts"
import { colorHex } from "./colour-hex.ts"
import { difficulty } from "./difficulty.ts"
import { energyOf } from "./energy.ts"
import { estimateBitterness } from "./estimate-bitterness.ts"
import { estimateGravity, type Gravities } from "./estimate-gravity.ts"
import { type EstimateWarningCode, estimateWarning, type Warn } from "./estimate-warnings.ts"
import { estimateWater } from "./estimate-water.ts"
import type { Estimates } from "./estimates.ts"
import type { Recipe } from "./recipe.ts"
import type { Ibu, Srm } from "./units.ts"

/**
 * Works a recipe out with its own settings: gravity (efficiency on mashed grain only), alcohol by the linear formula,
 * bitterness and colour by the methods of its settings, water and strike temperature by Palmer.
 * Any recipe gets an answer: what cannot be worked out is null, with a warning that says why.
 */
export const estimateRecipe = (recipe: Recipe, brewery: Brewery = defaultBrewery): Estimates => {
  const codes = new Set<EstimateWarningCode>()
  const warn: Warn = (code) => codes.add(code)

  const { infusions, ...water } = estimateWater(recipe, brewery, warn)
  const gravities = estimateGravity(recipe, water.preBoilVolumeLitres, brewery, warn)
  const bitterness = estimateBitterness(recipe, gravities, water.preBoilVolumeLitres, warn)
  const { hotPreBoilGravity: _, ...gravity } = gravities
  const color = estimateColor(recipe, warn)
  return {
    ...gravity,
    ...estimateBeer(gravities, bitterness),
    ibu: bitterness,
    colorEbc: color === null ? null : srmToEbc(color),
    colorSrm: color,
    colorHex: color === null ? null : colorHex(color),
    ...water,
    strikeCelsius: infusions[0]?.celsius ?? null,
    difficulty: difficulty(recipe, gravity.originalGravity),
    warnings: Array.from(codes, estimateWarning),
  }
}

/** What follows from gravities and bitterness. */
const estimateBeer = (
  { originalGravity: original, finalGravity: final }: Gravities,
  bitterness: Ibu | null,
): Pick<Estimates, "abvPercent" | "bitternessRatio" | "relativeBitternessRatio" | "caloriesPer330ml"> => {
  const fermented = original !== null && final !== null
  return {
    abvPercent: fermented ? abvSimple(original, final) : null,
    bitternessRatio: bitterness !== null && original !== null ? bitternessRatio(bitterness, original) : null,
    relativeBitternessRatio:
      bitterness !== null && fermented ? relativeBitternessRatio(bitterness, original, final) : null,
    caloriesPer330ml: fermented ? energyOf(original, final, 330).kilocalories : null,
  }
}

const estimateColor = ({ fermentables, batchVolumeLitres, settings }: Recipe, warn: Warn): Srm | null => {
  if (batchVolumeLitres === 0 || fermentables.length === 0) return null
  const estimate = beerColor(settings.colorMethod, maltColour(fermentables, batchVolumeLitres))
  if (estimate === null) {
    warn("color_out_of_range")
    return null
  }
  if (estimate.doubt !== null) warn(estimate.doubt)
  return estimate.color
}
