import { abvSimple } from "./alcohol.ts"
import { bitternessRatio } from "./bitterness-ratio.ts"
import { hopBitterness } from "./bitterness-tinseth.ts"
import { type Brewery, defaultBrewery } from "./brewery.ts"
import { maltColour, MOREY_LIMIT_SRM, moreySrm, srmToEbc } from "./colour.ts"
import {
  BITTERNESS_LIMIT_IBU,
  type EstimateWarningCode,
  estimateWarning,
  type Warn,
} from "./estimate-warnings.ts"
import { estimateWater } from "./estimate-water.ts"
import type { Estimates } from "./estimates.ts"
import { ASSUMED_ATTENUATION, bestAttenuation, finalGravity } from "./final-gravity.ts"
import { gravityOfPointLitres, pointLitres } from "./gravity.ts"
import type { Hop, Recipe } from "./recipe.ts"
import {
  type Ibu,
  ibu,
  type Litres,
  maltColourUnits,
  type Minutes,
  specificGravity,
  type Srm,
  within,
} from "./units.ts"

/**
 * Works a recipe out with its own settings: gravity (efficiency on mashed grain only), alcohol by the linear formula,
 * bitterness by Tinseth, colour by Morey, water and strike temperature by Palmer.
 * Any recipe gets an answer: what cannot be worked out is null, with a warning that says why.
 */
export const estimateRecipe = (recipe: Recipe, brewery: Brewery = defaultBrewery): Estimates => {
  const codes = new Set<EstimateWarningCode>()
  const warn: Warn = (code) => codes.add(code)

  const { infusions, ...water } = estimateWater(recipe, brewery, warn)
  const gravity = estimateGravity(recipe, water.preBoilVolumeLitres, brewery, warn)
  const bitterness = estimateBitterness(recipe, gravity, warn)
  const color = estimateColor(recipe, warn)
  const { originalGravity } = gravity
  return {
    ...gravity,
    abvPercent:
      originalGravity !== null && gravity.finalGravity !== null
        ? abvSimple(originalGravity, gravity.finalGravity)
        : null,
    ibu: bitterness,
    colorEbc: color === null ? null : srmToEbc(color),
    colorSrm: color,
    bitternessRatio:
      bitterness !== null && originalGravity !== null ? bitternessRatio(bitterness, originalGravity) : null,
    ...water,
    strikeCelsius: infusions[0]?.celsius ?? null,
    warnings: Array.from(codes, estimateWarning),
  }
}

type Gravities = Pick<Estimates, "originalGravity" | "finalGravity" | "preBoilGravity">
const unknownGravities: Gravities = { originalGravity: null, finalGravity: null, preBoilGravity: null }

const estimateGravity = (
  recipe: Recipe,
  preBoilVolume: Litres | null,
  { losses }: Brewery,
  warn: Warn,
): Gravities => {
  const batch = recipe.batchVolumeLitres
  if (batch === 0) {
    warn("no_batch_volume")
    return unknownGravities
  }
  if (recipe.fermentables.length === 0) {
    warn("no_fermentables")
    return unknownGravities
  }
  const points = pointLitres(recipe)
  const originalGravity = gravityOfPointLitres(points.total, batch)
  if (originalGravity === null) {
    warn("gravity_out_of_range")
    return unknownGravities
  }
  const attenuation = bestAttenuation(recipe.cultures)
  if (attenuation === null) warn("attenuation_assumed")
  const preBoilGravity =
    preBoilVolume === null || preBoilVolume === 0
      ? null
      : within(
          specificGravity,
          1 + ((points.boil / batch) * boilDilution(preBoilVolume, batch, losses)) / 1000,
        )
  if (preBoilGravity === null) warn("boil_gravity_out_of_range")
  return {
    originalGravity,
    finalGravity: finalGravity(originalGravity, attenuation ?? ASSUMED_ATTENUATION),
    preBoilGravity,
  }
}

/**
 * How much thinner the wort is before the boil than after: what stays behind with the trub is boiled, too. A boil
 * that starts with less than the batch is topped up afterwards, so its wort is denser.
 */
const boilDilution = (preBoil: Litres, batch: Litres, { trub }: Brewery["losses"]): number =>
  preBoil < batch ? batch / preBoil : Math.min(1, (batch * (1 + trub)) / preBoil)

const estimateBitterness = (
  recipe: Recipe,
  { originalGravity, preBoilGravity }: Gravities,
  warn: Warn,
): Ibu | null => {
  if (originalGravity === null) return null
  const gravity =
    recipe.settings.averageBoilGravity && preBoilGravity !== null
      ? specificGravity((preBoilGravity + originalGravity) / 2)
      : originalGravity
  let sum = 0
  for (const hop of recipe.hops) {
    if (hop.use === "whirlpool") warn("whirlpool_estimated")
    const boiled = withinBoil(hop, recipe.boilMinutes)
    if (boiled !== hop) warn("hop_longer_than_boil")
    sum += hopBitterness(boiled, gravity, recipe.batchVolumeLitres, recipe.settings)
  }
  const bitterness = within(ibu, sum)
  if (bitterness === null) warn("bitterness_out_of_range")
  else if (bitterness > BITTERNESS_LIMIT_IBU) warn("bitterness_above_solubility")
  return bitterness
}

/** A hop that should boil longer than the boil goes in at its start, on the brew day as well. */
const withinBoil = (hop: Hop, boilMinutes: Minutes): Hop =>
  (hop.use === "boil" || hop.use === "first_wort") && hop.minutes > boilMinutes
    ? { ...hop, minutes: boilMinutes }
    : hop

const estimateColor = ({ fermentables, batchVolumeLitres }: Recipe, warn: Warn): Srm | null => {
  if (batchVolumeLitres === 0 || fermentables.length === 0) return null
  const mcu = within(maltColourUnits, maltColour(fermentables, batchVolumeLitres))
  if (mcu === null) {
    warn("color_out_of_range")
    return null
  }
  const color = moreySrm(mcu)
  if (color > MOREY_LIMIT_SRM) warn("color_beyond_formula")
  return color
}
