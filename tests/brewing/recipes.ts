import fc from "fast-check"
import { defaultSettings } from "../../src/brewing/default-settings.ts"
import type { Culture, Fermentable, Hop, MashStep, Recipe } from "../../src/brewing/recipe.ts"
import { recipeRanges, type Range } from "../../src/brewing/recipe-ranges.ts"
import { celsius, ebc, grams, kilograms, litres, minutes, percent } from "../../src/brewing/units.ts"

export const aFermentable = (given: Partial<Fermentable> = {}): Fermentable => ({
  name: "Pale malt",
  kind: "grain",
  amountKilograms: kilograms(5),
  yieldPercent: percent(80),
  colorEbc: ebc(6),
  use: "mash",
  afterBoil: false,
  ...given,
})

export const aHop = (given: Partial<Hop> = {}): Hop => ({
  name: "Cascade",
  amountGrams: grams(30),
  alphaPercent: percent(6),
  form: "leaf",
  use: "boil",
  minutes: minutes(60),
  temperatureCelsius: null,
  day: null,
  ...given,
})

export const aCulture = (given: Partial<Culture> = {}): Culture => ({
  name: "American ale",
  kind: "ale",
  form: "dry",
  attenuationPercent: percent(78),
  amount: 1,
  unit: "package",
  minCelsius: null,
  maxCelsius: null,
  flocculation: null,
  ...given,
})

export const aMashStep = (given: Partial<MashStep> = {}): MashStep => ({
  name: "Saccharification",
  kind: "infusion",
  temperatureCelsius: celsius(67),
  minutes: minutes(60),
  infusionLitres: litres(15),
  ...given,
})

/** 20 L of a pale ale of about 1.054. */
export const aRecipe = (given: Partial<Recipe> = {}): Recipe => ({
  name: "Pale ale",
  type: "all_grain",
  batchVolumeLitres: litres(20),
  boilVolumeLitres: litres(24),
  boilMinutes: minutes(60),
  efficiencyPercent: percent(70),
  fermentables: [aFermentable()],
  hops: [aHop()],
  cultures: [aCulture()],
  miscs: [],
  waterProfile: null,
  waterAdditions: [],
  mash: { steps: [aMashStep()] },
  fermentation: { steps: [] },
  carbonationVolumes: null,
  notes: "",
  tags: [],
  settings: defaultSettings,
  extensions: {},
  ...given,
})

const within = ({ min, max }: Range) => fc.double({ min, max, noNaN: true })

const anyFermentable = fc.record({
  name: fc.string(),
  kind: fc.constantFrom("grain", "extract", "sugar", "adjunct", "fruit", "other"),
  amountKilograms: within(recipeRanges.amountKilograms).map(kilograms),
  yieldPercent: within(recipeRanges.yieldPercent).map(percent),
  colorEbc: within(recipeRanges.colorEbc).map(ebc),
  use: fc.constantFrom("mash", "steep", "boil", "fermenter"),
  afterBoil: fc.boolean(),
})

const anyHop = fc.record({
  name: fc.string(),
  amountGrams: within(recipeRanges.hopGrams).map(grams),
  alphaPercent: fc.double({ min: 0, max: 100, noNaN: true }).map(percent),
  form: fc.constantFrom("pellet", "leaf", "plug", "extract", "cryo"),
  use: fc.constantFrom("mash", "first_wort", "boil", "whirlpool", "dry_hop"),
  minutes: within(recipeRanges.minutes).map(minutes),
  temperatureCelsius: fc.option(within(recipeRanges.hopCelsius).map(celsius)),
  day: fc.constant(null),
})

const anyMashStep = fc.record({
  name: fc.string(),
  kind: fc.constantFrom("infusion", "temperature", "decoction"),
  temperatureCelsius: within(recipeRanges.mashCelsius).map(celsius),
  minutes: within(recipeRanges.mashMinutes).map(minutes),
  infusionLitres: fc.option(within(recipeRanges.infusionLitres).map(litres)),
})

/** Any recipe that the API or a file may bring, however absurd. */
export const anyRecipe: fc.Arbitrary<Recipe> = fc
  .record({
    type: fc.constantFrom("all_grain", "partial_mash", "extract"),
    batchVolumeLitres: within(recipeRanges.batchVolumeLitres).map(litres),
    boilVolumeLitres: fc.option(within(recipeRanges.boilVolumeLitres).map(litres)),
    boilMinutes: within(recipeRanges.boilMinutes).map(minutes),
    efficiencyPercent: within(recipeRanges.efficiencyPercent).map(percent),
    fermentables: fc.array(anyFermentable, { maxLength: 100 }),
    hops: fc.array(anyHop, { maxLength: 100 }),
    cultures: fc.array(
      fc
        .option(within(recipeRanges.attenuationPercent).map(percent))
        .map((attenuationPercent) => aCulture({ attenuationPercent })),
      { maxLength: 3 },
    ),
    mash: fc.record({ steps: fc.array(anyMashStep, { maxLength: 10 }) }),
    settings: fc.record({
      ibuMethod: fc.constantFrom("tinseth", "rager", "garetz", "mibu"),
      colorMethod: fc.constantFrom("morey", "daniels", "mosher"),
      averageBoilGravity: fc.boolean(),
      pelletFactor: within(recipeRanges.hopFactor),
      firstWortFactor: within(recipeRanges.hopFactor),
    }),
  })
  .map((given) => aRecipe(given))
