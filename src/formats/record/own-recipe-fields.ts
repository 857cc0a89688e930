import type {
  CalculationSettings,
  Culture,
  Fermentable,
  FermentationStep,
  Hop,
  MashStep,
  Misc,
  Recipe,
  WaterAddition,
} from "../../brewing/recipe.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { alphaPercentRange, recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import {
  celsius,
  ebc,
  grams,
  kilograms,
  litres,
  minutes,
  percent,
  volumesOfCo2,
} from "../../brewing/units.ts"
import { childrenOf, childOf, type FileElement } from "./file-element.ts"
import { figure, flag, oneOf, orNull, type OwnChecks, readOwn, text } from "./own-fields.ts"
import { ibuMethods } from "./stated-settings.ts"

/* What each record of a recipe may say in the part of ours: the fields that a format cannot carry, or blurs. */

const plain = (value: number): number => value

export const ownHop: OwnChecks<Hop> = {
  amountGrams: figure(ranges.hopGrams, grams),
  alphaPercent: figure(alphaPercentRange("pellet"), percent),
  form: oneOf("pellet", "leaf", "plug", "extract", "cryo"),
  use: oneOf("mash", "first_wort", "boil", "whirlpool", "dry_hop"),
  minutes: figure(ranges.minutes, minutes),
  temperatureCelsius: orNull(figure(ranges.hopCelsius, celsius)),
  day: orNull((written) =>
    Number.isInteger(Number(written)) ? figure(ranges.day, plain)(written) : undefined,
  ),
}

export const ownFermentable: OwnChecks<Fermentable> = {
  kind: oneOf("grain", "extract", "sugar", "adjunct", "fruit", "other"),
  amountKilograms: figure(ranges.amountKilograms, kilograms),
  yieldPercent: figure(ranges.yieldPercent, percent),
  colorEbc: figure(ranges.colorEbc, ebc),
  use: oneOf("mash", "steep", "boil", "fermenter"),
  afterBoil: flag,
}

export const ownCulture: OwnChecks<Culture> = {
  kind: oneOf("ale", "lager", "wheat", "wine", "champagne", "wild", "bacteria", "other"),
  form: oneOf("liquid", "dry", "slant", "culture"),
  attenuationPercent: orNull(figure(ranges.attenuationPercent, percent)),
  amount: figure(ranges.amount, plain),
  unit: oneOf("g", "ml", "package"),
  minCelsius: orNull(figure(ranges.fermentationCelsius, celsius)),
  maxCelsius: orNull(figure(ranges.fermentationCelsius, celsius)),
  flocculation: orNull(oneOf("low", "medium", "high", "very_high")),
}

export const ownMisc: OwnChecks<Misc> = {
  kind: oneOf("spice", "fining", "water_agent", "herb", "flavor", "fruit", "other"),
  use: oneOf("mash", "boil", "primary", "secondary", "packaging"),
  amount: figure(ranges.amount, plain),
  unit: oneOf("g", "ml", "item"),
  minutes: figure(ranges.minutes, minutes),
}

/** A salt for the water stands among the miscs; where it goes says that it is one. */
export const ownWaterAddition: OwnChecks<{ waterAddition: WaterAddition["use"] }> = {
  waterAddition: oneOf("mash", "sparge", "boil"),
}

export const ownMashStep: OwnChecks<MashStep> = {
  name: text(recipeLimits.nameLength),
  temperatureCelsius: figure(ranges.mashCelsius, celsius),
  minutes: figure(ranges.mashMinutes, minutes),
  infusionLitres: orNull(figure(ranges.infusionLitres, litres)),
}

export const ownFermentationStep: OwnChecks<FermentationStep> = {
  name: text(recipeLimits.nameLength),
  temperatureCelsius: figure(ranges.fermentationCelsius, celsius),
  days: figure(ranges.days, plain),
  rampDays: orNull(figure(ranges.days, plain)),
}

export const ownRecipe: OwnChecks<Recipe> = {
  boilVolumeLitres: orNull(figure(ranges.boilVolumeLitres, litres)),
  boilMinutes: figure(ranges.boilMinutes, minutes),
  efficiencyPercent: figure(ranges.efficiencyPercent, percent),
  carbonationVolumes: orNull(figure(ranges.carbonationVolumes, volumesOfCo2)),
}

/** Each method, so that the compiler asks for a new one here. */
const colorMethods = { morey: true, daniels: true, mosher: true } satisfies Record<
  CalculationSettings["colorMethod"],
  true
>
const methodOf = <M extends string>(methods: Readonly<Record<M, true>>) =>
  oneOf(...(Object.keys(methods) as M[]))

export const ownSettings: OwnChecks<CalculationSettings> = {
  ibuMethod: methodOf(ibuMethods),
  colorMethod: methodOf(colorMethods),
  averageBoilGravity: flag,
  pelletFactor: figure(ranges.hopFactor, plain),
  firstWortFactor: figure(ranges.hopFactor, plain),
}

export const readOwnSettings = (
  own: FileElement | undefined,
  stated: CalculationSettings,
): CalculationSettings => ({
  ...stated,
  ...readOwn(own, ownSettings),
})

export const readOwnTags = (own: FileElement | undefined): readonly string[] =>
  childrenOf(childOf(own, "TAGS"), "TAG")
    .flatMap(({ text: written }) => text(recipeLimits.tagLength)(written) || [])
    .slice(0, recipeLimits.tags)

/** The steps of a fermentation that has more to say than stages with a length and a temperature. Null when there are none. */
export const readOwnFermentation = (own: FileElement | undefined): readonly FermentationStep[] | null => {
  const list = childOf(own, "FERMENTATION_STEPS")
  if (list === undefined) return null
  return childrenOf(list, "FERMENTATION_STEP")
    .slice(0, recipeLimits.listLength)
    .map((step) => ({
      name: "",
      temperatureCelsius: celsius(20),
      days: 0,
      rampDays: null,
      ...readOwn(step, ownFermentationStep),
    }))
}
