import type { FermentationStep, MashStep, Recipe } from "../../brewing/recipe.ts"
import type { ExportedRecipe } from "../exported-recipe.ts"
import { translateExtensions } from "../translate-extensions.ts"
import { draft, type DraftElement, withChildren } from "../record/draft-element.ts"
import {
  ownCulture,
  ownFermentable,
  ownHop,
  ownMashStep,
  ownMisc,
  ownWaterAddition,
} from "../record/own-recipe-fields.ts"
import { type RecordFields, recordFields } from "../record/record-fields.ts"
import { beerXmlFields, beerXmlRecord } from "./beerxml-record.ts"
import { placeExtensions } from "./place-extensions.ts"
import { readCulture } from "./read-culture.ts"
import { readFermentable } from "./read-fermentable.ts"
import { readHop } from "./read-hop.ts"
import { readMashStep } from "./read-mash-step.ts"
import { readMisc } from "./read-misc.ts"
import { readRecipe } from "./read-recipe.ts"
import {
  writeCulture,
  writeFermentable,
  writeHop,
  writeMisc,
  writeWater,
  writeWaterAddition,
} from "./write-ingredients.ts"
import { ownMark, recipeOwnPart, withOwnPart } from "./write-own-part.ts"

/**
 * A RECIPE of BeerXML 1.0: the fields of the standard, all that it requires, estimates in the EST_ tags that programs
 * agree on, what other programs wrote at its place, and in a BRASSE_BOUILLON element what none of these can say. That it
 * reads as the same recipe holds by construction: what is written is read again, and what differs is added.
 */
export const writeRecipe = ({ recipe, estimates }: ExportedRecipe): DraftElement => {
  const fillers = new Set<DraftElement>()
  const standard = draft("RECIPE", [
    ...beerXmlFields({
      NAME: recipe.name,
      VERSION: 1,
      TYPE: recipeTypes[recipe.type],
      BATCH_SIZE: recipe.batchVolumeLitres,
      BOIL_SIZE:
        recipe.boilVolumeLitres ?? rounded(estimates.preBoilVolumeLitres, 2) ?? recipe.batchVolumeLitres,
      BOIL_TIME: recipe.boilMinutes,
      EFFICIENCY: recipe.efficiencyPercent,
      NOTES: recipe.notes === "" ? null : recipe.notes,
      CARBONATION: recipe.carbonationVolumes,
      ...stages(recipe.fermentation.steps),
      ...figures({ recipe, estimates }),
    }),
    ...filling(fillers, { BREWER: "Unknown" }),
    draft("STYLE", filling(fillers, unknownStyle)),
    ...ingredients(recipe),
    mash(recipe, fillers),
  ])
  placeExtensions(standard, translateExtensions(recipe.extensions, "beerxml"), fillers)
  const read = readRecipe(withChildren(standard, ownMark()), 1).recipe ?? { ...recipe, extensions: {} }
  return withChildren(standard, recipeOwnPart(read, recipe))
}

const recipeTypes: Readonly<Record<Recipe["type"], string>> = {
  all_grain: "All Grain",
  partial_mash: "Partial Mash",
  extract: "Extract",
}

const rounded = (value: number | null, digits: number): number | null =>
  value === null ? null : Number(value.toFixed(digits))

/** The standard knows three stages of fermentation. */
const stages = (steps: readonly FermentationStep[]) => {
  const [first, second, third] = steps
  return {
    FERMENTATION_STAGES: Math.min(3, steps.length) || null,
    PRIMARY_AGE: first?.days ?? null,
    PRIMARY_TEMP: first?.temperatureCelsius ?? null,
    SECONDARY_AGE: second?.days ?? null,
    SECONDARY_TEMP: second?.temperatureCelsius ?? null,
    TERTIARY_AGE: third?.days ?? null,
    TERTIARY_TEMP: third?.temperatureCelsius ?? null,
  }
}

const ibuMethodNames: Readonly<Record<string, string>> = { mibu: "mIBU" }
const capitalised = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

const figures = ({ recipe: { settings }, estimates }: ExportedRecipe) => {
  const text = (value: number | null, digits: number, unit: string): string | null =>
    value === null ? null : `${value.toFixed(digits)} ${unit}`
  return {
    EST_OG: text(estimates.originalGravity, 3, "SG"),
    EST_FG: text(estimates.finalGravity, 3, "SG"),
    EST_ABV: text(estimates.abvPercent, 1, "%"),
    EST_COLOR: text(estimates.colorSrm, 1, "SRM"),
    IBU: text(estimates.ibu, 1, "IBUs"),
    IBU_METHOD: ibuMethodNames[settings.ibuMethod] ?? capitalised(settings.ibuMethod),
  }
}

/** What the standard requires and a recipe of ours does not know. */
const filling = (
  fillers: Set<DraftElement>,
  fields: Readonly<Record<string, string>>,
): readonly DraftElement[] => {
  const elements = beerXmlFields(fields)
  for (const element of elements) fillers.add(element)
  return elements
}

const unknownStyle = {
  NAME: "Unknown",
  VERSION: "1",
  CATEGORY: "Unknown",
  CATEGORY_NUMBER: "0",
  STYLE_LETTER: "-",
  STYLE_GUIDE: "Unknown",
  TYPE: "Mixed",
  OG_MIN: "1",
  OG_MAX: "1.2",
  FG_MIN: "0.98",
  FG_MAX: "1.1",
  IBU_MIN: "0",
  IBU_MAX: "200",
  COLOR_MIN: "0",
  COLOR_MAX: "100",
}

const mash = ({ mash: { steps } }: Recipe, fillers: Set<DraftElement>): DraftElement =>
  draft("MASH", [
    ...filling(fillers, { NAME: "Mash", VERSION: "1", GRAIN_TEMP: "20" }),
    draft("MASH_STEPS", steps.map(mashStep)),
  ])

const mashStep = (step: MashStep, index: number): DraftElement => {
  const element = beerXmlRecord("MASH_STEP", {
    NAME: step.name,
    TYPE: capitalised(step.kind),
    INFUSE_AMOUNT: step.infusionLitres,
    STEP_TIME: step.minutes,
    STEP_TEMP: step.temperatureCelsius,
  })
  return withOwnPart(element, readMashStep(fieldsOf(element), index + 1), step, ownMashStep)
}

const ingredients = (recipe: Recipe): readonly DraftElement[] => {
  const { type, boilMinutes, batchVolumeLitres, waterProfile } = recipe
  const each = <T>(name: string, values: readonly T[], write: (value: T) => DraftElement): DraftElement =>
    draft(name, values.map(write))
  const miscs = recipe.miscs.map((misc) => {
    const element = writeMisc(misc)
    return withOwnPart(element, readMisc(fieldsOf(element), batchVolumeLitres), misc, ownMisc)
  })
  const salts = recipe.waterAdditions.map((salt) =>
    withOwnPart(
      writeWaterAddition(salt),
      { waterAddition: null as never },
      { waterAddition: salt.use },
      ownWaterAddition,
    ),
  )
  return [
    each("HOPS", recipe.hops, (hop) => {
      const element = writeHop(hop)
      return withOwnPart(element, readHop(fieldsOf(element), boilMinutes), hop, ownHop)
    }),
    each("FERMENTABLES", recipe.fermentables, (one) => {
      const element = writeFermentable(one)
      return withOwnPart(element, readFermentable(fieldsOf(element), type), one, ownFermentable)
    }),
    each("YEASTS", recipe.cultures, (culture) => {
      const element = writeCulture(culture)
      return withOwnPart(element, readCulture(fieldsOf(element)), culture, ownCulture)
    }),
    draft("MISCS", [...miscs, ...salts]),
    draft("WATERS", waterProfile === null ? [] : [writeWater(waterProfile, batchVolumeLitres)]),
  ]
}

/** The fields of what was just written, as its reader sees them. */
const fieldsOf = (element: DraftElement): RecordFields =>
  recordFields(element, element.name, () => undefined, new Set(), {
    inFahrenheit: false,
    fahrenheitFound: false,
    asDefined: true,
  })
