import fc from "fast-check"
import type { Recipe } from "../../src/brewing/recipe.ts"
import { recipeRanges, type Range } from "../../src/brewing/recipe-ranges.ts"
import * as units from "../../src/brewing/units.ts"

/** Figures as people write them: with at most twelve digits, anywhere in the range, and nothing below a millionth. */
const figure = <U extends number>({ min, max }: Range, unit: (value: number) => U): fc.Arbitrary<U> =>
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(2, 4, 12)).map(([part, digits]) => {
    const value = Number((min + part * (max - min)).toPrecision(digits))
    return unit(Math.abs(value) < 1e-6 ? 0 : Math.min(max, Math.max(min, value)))
  })
const plain = (value: number): number => value
const ranges = recipeRanges

const line = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: "grapheme", maxLength: 20 }),
      fc.constantFrom("Röstmalz & Söhne", "<b>Citra</b>", "]]>", "5 %", "麦芽", "NAME", "&amp;", "unknown"),
    )
    .map((text) =>
      text
        .replaceAll(/[\p{Cc}\s]+/gu, " ")
        .trim()
        .slice(0, maxLength)
        .toWellFormed()
        .trim(),
    )
const name = line(200).map((text) => (/^(?:-|undefined|null|nan|n\/a|unknown)?$/i.test(text) ? "Pils" : text))

const hop = fc.record({
  name,
  amountGrams: figure(ranges.hopGrams, units.grams),
  alphaPercent: figure({ min: 0, max: 30 }, units.percent),
  form: fc.constantFrom("pellet", "leaf", "plug", "extract", "cryo"),
  use: fc.constantFrom("mash", "first_wort", "boil", "whirlpool", "dry_hop"),
  minutes: figure(ranges.minutes, units.minutes),
  temperatureCelsius: fc.option(figure(ranges.hopCelsius, units.celsius)),
  day: fc.option(fc.integer(ranges.day)),
})

const fermentable = fc.record({
  name,
  kind: fc.constantFrom("grain", "extract", "sugar", "adjunct", "fruit", "other"),
  amountKilograms: figure(ranges.amountKilograms, units.kilograms),
  yieldPercent: figure(ranges.yieldPercent, units.percent),
  colorEbc: figure({ min: 0, max: 3_000 }, units.ebc),
  use: fc.constantFrom("mash", "steep", "boil", "fermenter"),
  afterBoil: fc.boolean(),
})

const culture = fc.record({
  name,
  kind: fc.constantFrom("ale", "lager", "wheat", "wine", "champagne", "wild", "bacteria", "other"),
  form: fc.constantFrom("liquid", "dry", "slant", "culture"),
  attenuationPercent: fc.option(figure({ min: 0, max: 100 }, units.percent)),
  amount: figure({ min: 0, max: 10_000 }, plain),
  unit: fc.constantFrom("g", "ml", "package"),
  minCelsius: fc.option(figure(ranges.fermentationCelsius, units.celsius)),
  maxCelsius: fc.option(figure(ranges.fermentationCelsius, units.celsius)),
  flocculation: fc.option(fc.constantFrom("low", "medium", "high", "very_high")),
})

const misc = fc.record({
  name,
  kind: fc.constantFrom("spice", "fining", "water_agent", "herb", "flavor", "fruit", "other"),
  use: fc.constantFrom("mash", "boil", "primary", "secondary", "packaging"),
  amount: figure(ranges.amount, plain),
  unit: fc.constantFrom("g", "ml", "item"),
  minutes: figure(ranges.minutes, units.minutes),
})

const ppm = figure(ranges.ppm, plain)
const water = fc.record({
  name,
  calciumPpm: ppm,
  magnesiumPpm: ppm,
  sodiumPpm: ppm,
  chloridePpm: ppm,
  sulfatePpm: ppm,
  bicarbonatePpm: ppm,
  ph: fc.option(figure(ranges.ph, plain)),
})

const salt = fc.record({
  name,
  amountGrams: figure(ranges.waterAdditionGrams, units.grams),
  use: fc.constantFrom("mash", "sparge", "boil"),
})

const mashStep = fc.record({
  name: line(200),
  kind: fc.constantFrom("infusion", "temperature", "decoction"),
  temperatureCelsius: figure(ranges.mashCelsius, units.celsius),
  minutes: figure(ranges.mashMinutes, units.minutes),
  infusionLitres: fc.option(figure(ranges.infusionLitres, units.litres)),
})

const fermentationStep = fc.record({
  name: line(200),
  temperatureCelsius: figure(ranges.fermentationCelsius, units.celsius),
  days: figure(ranges.days, plain),
  rampDays: fc.option(figure(ranges.days, plain)),
})

const vendorPath = fc.oneof(
  fc.constantFrom(
    "BREWER",
    "STYLE/NAME",
    "EQUIPMENT/TRUB_CHILLER_LOSS",
    "HOPS/HOP/ORIGIN",
    "HOPS/HOP[1]/ORIGIN",
    "HOPS/HOP[2]/NOTES",
    "HOPS/HOP[9]/NOTES",
    "NAME",
    "NAME[2]",
    "MASH",
    "MASH/GRAIN_TEMP",
    "ZYMATIC[2]/TEMP",
    "WATERS/WATER[2]/NAME",
    "ingredients/hop_additions[2]/origin",
    "style/name",
    "hops[1]/origin",
    "BRASSE_BOUILLON/FILLED",
    "A/B/C",
    "A",
  ),
  line(60).filter((text) => text !== "" && text !== "__proto__"),
)
const value = line(300).filter((text) => text !== "")

/** Any recipe that we may have stored, as absurd as the API allows it to be. */
export const anyStoredRecipe: fc.Arbitrary<Recipe> = fc.record({
  name,
  type: fc.constantFrom("all_grain", "partial_mash", "extract"),
  batchVolumeLitres: figure(ranges.batchVolumeLitres, units.litres),
  boilVolumeLitres: fc.option(figure(ranges.boilVolumeLitres, units.litres)),
  boilMinutes: figure(ranges.boilMinutes, units.minutes),
  efficiencyPercent: figure(ranges.efficiencyPercent, units.percent),
  fermentables: fc.array(fermentable, { maxLength: 4 }),
  hops: fc.array(hop, { maxLength: 4 }),
  cultures: fc.array(culture, { maxLength: 2 }),
  miscs: fc.array(misc, { maxLength: 3 }),
  waterProfile: fc.option(water),
  waterAdditions: fc.array(salt, { maxLength: 3 }),
  mash: fc.record({ steps: fc.array(mashStep, { maxLength: 3 }) }),
  fermentation: fc.record({ steps: fc.array(fermentationStep, { maxLength: 5 }) }),
  carbonationVolumes: fc.option(figure(ranges.carbonationVolumes, units.volumesOfCo2)),
  notes: fc.array(line(200), { maxLength: 4 }).map((lines) => lines.join("\n").trim()),
  tags: fc.array(
    line(60).filter((tag) => tag !== ""),
    { maxLength: 3 },
  ),
  settings: fc.record({
    ibuMethod: fc.constantFrom("tinseth", "rager", "garetz", "mibu"),
    colorMethod: fc.constantFrom("morey", "daniels", "mosher"),
    averageBoilGravity: fc.boolean(),
    pelletFactor: figure(ranges.hopFactor, plain),
    firstWortFactor: figure(ranges.hopFactor, plain),
  }),
  extensions: fc.dictionary(vendorPath, value, { maxKeys: 6 }),
})
