import * as z from "zod"
import { defaultSettings } from "../brewing/default-settings.ts"
import { recipeLimits } from "../brewing/recipe-limits.ts"
import { recipeRanges } from "../brewing/recipe-ranges.ts"
import { between } from "./wire-number.ts"
import { line } from "./wire-text.ts"

/* How a recipe is brewed: water, mash, fermentation, and how its figures are worked out. As sent, and as read. */

const name = line(recipeLimits.nameLength)
const stepName = line(recipeLimits.nameLength, { minLength: 0 })
const ppm = between(recipeRanges.ppm)

const waterProfile = {
  name,
  calciumPpm: ppm,
  magnesiumPpm: ppm,
  sodiumPpm: ppm,
  chloridePpm: ppm,
  sulfatePpm: ppm,
  bicarbonatePpm: ppm,
  ph: between(recipeRanges.ph).nullable(),
}

export const WaterProfileWire = z.object(waterProfile).meta({ id: "WaterProfile" })

export const WaterProfileBody = z
  .strictObject({
    name,
    calciumPpm: ppm.default(0),
    magnesiumPpm: ppm.default(0),
    sodiumPpm: ppm.default(0),
    chloridePpm: ppm.default(0),
    sulfatePpm: ppm.default(0),
    bicarbonatePpm: ppm.default(0),
    ph: waterProfile.ph.default(null),
  })
  .meta({ id: "WaterProfileInput" })

export const WaterProfilePatch = z
  .strictObject({
    name,
    calciumPpm: ppm.nullable(),
    magnesiumPpm: ppm.nullable(),
    sodiumPpm: ppm.nullable(),
    chloridePpm: ppm.nullable(),
    sulfatePpm: ppm.nullable(),
    bicarbonatePpm: ppm.nullable(),
    ph: waterProfile.ph,
  })
  .partial()
  .meta({ id: "WaterProfilePatch" })

const waterAddition = {
  name,
  amountG: between(recipeRanges.waterAdditionGrams),
  use: z.enum(["mash", "sparge", "boil"]),
}

export const WaterAdditionWire = z.object(waterAddition).meta({ id: "WaterAddition" })

export const WaterAdditionBody = z
  .strictObject({ ...waterAddition, use: waterAddition.use.default("mash") })
  .meta({ id: "WaterAdditionInput" })

const mashStep = {
  name: stepName,
  kind: z.enum(["infusion", "temperature", "decoction"]),
  temperatureC: between(recipeRanges.mashCelsius),
  minutes: between(recipeRanges.mashMinutes),
  infusionL: between(recipeRanges.infusionLitres).nullable().describe("Water added for this step"),
}

export const MashStepWire = z.object(mashStep).meta({ id: "MashStep" })

export const MashStepBody = z
  .strictObject({
    ...mashStep,
    name: stepName.default(""),
    kind: mashStep.kind.default("infusion"),
    infusionL: mashStep.infusionL.default(null),
  })
  .meta({ id: "MashStepInput" })

const fermentationStep = {
  name: stepName,
  temperatureC: between(recipeRanges.fermentationCelsius),
  days: between(recipeRanges.days),
  rampDays: between(recipeRanges.days).nullable().describe("Days over which the temperature is reached"),
}

export const FermentationStepWire = z.object(fermentationStep).meta({ id: "FermentationStep" })

export const FermentationStepBody = z
  .strictObject({
    ...fermentationStep,
    name: stepName.default(""),
    rampDays: fermentationStep.rampDays.default(null),
  })
  .meta({ id: "FermentationStepInput" })

const settings = {
  ibuMethod: z
    .enum(["tinseth", "rager", "garetz", "mibu"])
    .describe("`mibu` is Tinseth's with a whirlpool that cools by itself; `garetz` is the least supported"),
  colorMethod: z.enum(["morey", "daniels", "mosher"]),
  averageBoilGravity: z
    .boolean()
    .describe("Whether bitterness sees the mean of the gravities before and after the boil"),
  pelletFactor: between(recipeRanges.hopFactor).describe("What a pellet gives more than a leaf"),
  firstWortFactor: between(recipeRanges.hopFactor).describe(
    "What a first-wort hop gives more than a boiled one",
  ),
}

export const SettingsWire = z.object(settings).meta({ id: "CalculationSettings" })

export const SettingsBody = z
  .strictObject({
    ibuMethod: settings.ibuMethod.default(defaultSettings.ibuMethod),
    colorMethod: settings.colorMethod.default(defaultSettings.colorMethod),
    averageBoilGravity: settings.averageBoilGravity.default(defaultSettings.averageBoilGravity),
    pelletFactor: settings.pelletFactor.default(defaultSettings.pelletFactor),
    firstWortFactor: settings.firstWortFactor.default(defaultSettings.firstWortFactor),
  })
  .meta({ id: "CalculationSettingsInput" })

export const SettingsPatch = z
  .strictObject({
    ibuMethod: settings.ibuMethod.nullable(),
    colorMethod: settings.colorMethod.nullable(),
    averageBoilGravity: settings.averageBoilGravity.nullable(),
    pelletFactor: settings.pelletFactor.nullable(),
    firstWortFactor: settings.firstWortFactor.nullable(),
  })
  .partial()
  .meta({ id: "CalculationSettingsPatch" })
