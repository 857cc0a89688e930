import type {
  Culture,
  CultureForm,
  CultureKind,
  Fermentable,
  FermentableKind,
  FermentableUse,
  Flocculation,
  Misc,
  MiscKind,
  MiscUse,
  RecipeType,
  WaterAddition,
  WaterProfile,
} from "../../brewing/recipe.ts"
import { recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import { lovibondToEbc } from "../../brewing/colour.ts"
import { celsius, ebc, grams, kilograms, lovibond, minutes, percent } from "../../brewing/units.ts"
import type { FileElement } from "../record/file-element.ts"
import { ownPart, readOwn } from "../record/own-fields.ts"
import { ownCulture, ownFermentable, ownMisc, ownWaterAddition } from "../record/own-recipe-fields.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { readGravity } from "../record/read-gravity.ts"
import { fieldProblems } from "../record/field-issues.ts"
import { significant } from "../record/significant.ts"
import { usualUse, usualYield, yieldOfPotential } from "../record/usual-fermentable.ts"
import { readAmount } from "./read-amount.ts"

/* The ingredients of a recipe but its hops. */

const fermentableKinds: Readonly<Record<string, FermentableKind>> = {
  grain: "grain",
  extract: "extract",
  "dry extract": "extract",
  sugar: "sugar",
  honey: "sugar",
  fruit: "fruit",
  juice: "fruit",
  other: "other",
}

/** What a litre of it weighs: malt extract, honey and syrups are about as heavy. */
const KILOGRAMS_PER_LITRE: Readonly<Record<FermentableKind, number>> = {
  extract: 1.4,
  sugar: 1.4,
  fruit: 1.05,
  grain: 1,
  adjunct: 1,
  other: 1,
}

/** A fermentable_addition: amount in a mass or a volume, yield as a share or as a gravity, colour in any scale. */
export const readFermentable = (fields: RecordFields, recipeType: RecipeType): Fermentable => {
  const word = fields.choice("type", fermentableKinds, "grain") ?? "grain"
  const kind = word === "grain" && fields.peek("grain_group") === "adjunct" ? "adjunct" : word
  if (kind === "adjunct") fields.text("grain_group", 40)
  const amount = readAmount(fields, "amount", ranges.amountKilograms.max * 1000)
  if (amount?.unit === "ml")
    fields.warn(
      "amount",
      fieldProblems.weightAssumed("amount", fields.peek("amount"), KILOGRAMS_PER_LITRE[kind]),
    )
  const perMl = amount?.unit === "ml" ? KILOGRAMS_PER_LITRE[kind] : 1
  const grammes = Math.min((amount?.amount ?? 0) * perMl, ranges.amountKilograms.max * 1000)
  return {
    name: fields.name("Fermentable"),
    kind,
    amountKilograms: kilograms(significant(grammes / 1000)),
    yieldPercent: percent(readYield(fields, kind)),
    colorEbc: ebc(
      significant(
        lovibondToEbc(
          lovibond(
            fields.number("color", {
              dimension: "lovibond",
              min: 0,
              max: lovibond.max,
              assumed: 0,
              required: true,
            }) ?? 0,
          ),
        ),
      ),
    ),
    use: fields.choice("timing/use", fermentableUses(kind), null) ?? usualUse(kind, recipeType),
    afterBoil: false,
    ...readOwn(ownPart(fields.element), ownFermentable),
  }
}

const isGrain = (kind: FermentableKind): boolean => kind === "grain" || kind === "adjunct"
const fermentableUses = (kind: FermentableKind): Readonly<Record<string, FermentableUse>> => ({
  add_to_mash: "mash",
  add_to_boil: isGrain(kind) ? "steep" : "boil",
  add_to_fermentation: "fermenter",
  add_to_package: "fermenter",
})

const readYield = (fields: RecordFields, kind: FermentableKind): number => {
  const share = { dimension: "percent", ...ranges.yieldPercent, assumed: null } as const
  const fine = fields.number("yield/fine_grind", share)
  if (fine !== null) return fine
  const coarse = fields.number("yield/coarse_grind", share)
  if (coarse !== null)
    return Math.min(100, significant(coarse + (fields.number("yield/fine_coarse_difference", share) ?? 0)))
  const fromPotential = yieldOfPotential(readGravity(fields, "yield/potential"))
  if (fromPotential !== null) return fromPotential
  fields.warn("yield", fieldProblems.missing("yield", usualYield[kind]))
  return usualYield[kind]
}

const cultureKinds: Readonly<Record<string, CultureKind>> = {
  ale: "ale",
  lager: "lager",
  wine: "wine",
  champagne: "champagne",
  kveik: "ale",
  brett: "wild",
  "mixed-culture": "wild",
  spontaneous: "wild",
  bacteria: "bacteria",
  lacto: "bacteria",
  pedio: "bacteria",
  malolactic: "bacteria",
  other: "other",
}
const cultureForms: Readonly<Record<string, CultureForm>> = {
  liquid: "liquid",
  dry: "dry",
  slant: "slant",
  culture: "culture",
  dregs: "culture",
}
const flocculations: Readonly<Record<string, Flocculation>> = {
  "very low": "low",
  low: "low",
  "medium low": "medium",
  medium: "medium",
  "medium high": "high",
  high: "high",
  "very high": "very_high",
}

/** A culture_addition; its temperatures and flocculation belong to the culture by the schema, but may stand here, too. */
export const readCulture = (fields: RecordFields): Culture => {
  const amount = readAmount(fields, "amount", ranges.amount.max)
  const attenuation = fields.number("attenuation", {
    dimension: "percent",
    ...ranges.attenuationPercent,
    assumed: null,
  })
  const temperature = (field: string) => {
    const value = fields.number(field, { dimension: "celsius", ...ranges.fermentationCelsius, assumed: null })
    return value === null ? null : celsius(value)
  }
  return {
    name: fields.name("Yeast"),
    kind: fields.choice("type", cultureKinds, "ale") ?? "ale",
    form: fields.choice("form", cultureForms, "liquid") ?? "liquid",
    attenuationPercent: attenuation === null ? null : percent(attenuation),
    amount: amount?.amount ?? 1,
    unit: amount === null || amount.unit === "item" ? "package" : amount.unit,
    minCelsius: temperature("temperature_range/minimum"),
    maxCelsius: temperature("temperature_range/maximum"),
    flocculation: fields.choice("flocculation", flocculations, null),
    ...readOwn(ownPart(fields.element), ownCulture),
  }
}

const miscKinds: Readonly<Record<string, MiscKind>> = {
  spice: "spice",
  fining: "fining",
  "water agent": "water_agent",
  herb: "herb",
  flavor: "flavor",
  wood: "other",
  other: "other",
}
const miscUses: Readonly<Record<string, MiscUse>> = {
  add_to_mash: "mash",
  add_to_boil: "boil",
  add_to_fermentation: "primary",
  add_to_package: "packaging",
}

/** A miscellaneous_addition: in the second step of the fermentation or later it goes in at the secondary. */
export const readMisc = (fields: RecordFields): Misc => {
  const kind = fields.choice("type", miscKinds, "other") ?? "other"
  const amount = readAmount(fields, "amount", ranges.amount.max)
  const use = fields.choice("timing/use", miscUses, kind === "water_agent" ? "add_to_mash" : "add_to_boil")
  const step = fields.number("timing/step", { dimension: "plain", min: 1, max: 100, assumed: null })
  return {
    name: fields.name("Addition"),
    kind,
    use:
      use === "primary" && (step ?? 1) > 1
        ? "secondary"
        : (use ?? (kind === "water_agent" ? "mash" : "boil")),
    amount: amount?.amount ?? 0,
    unit: amount?.unit ?? "g",
    minutes: minutes(readMinutes(fields, ranges.minutes.max) ?? 0),
    ...readOwn(ownPart(fields.element), ownMisc),
  }
}

/** How long an addition stays; what BeerXML calls TIME is the duration here, and programs write it as the time. */
export const readMinutes = (fields: RecordFields, max: number): number | null => {
  const rule = { dimension: "minutes", min: 0, max, assumed: null } as const
  const field = fields.peek("timing/duration") === "" ? "timing/time" : "timing/duration"
  return fields.number(field, rule)
}

/** Where a salt goes that a file of ours keeps among its miscs; null for what is a misc. */
export const saltOf = (element: FileElement): WaterAddition["use"] | null =>
  readOwn(ownPart(element), ownWaterAddition).waterAddition ?? null

export const readSalt = (fields: RecordFields): WaterAddition => {
  fields.text("type", 40)
  fields.text("timing/use", 40)
  return {
    name: fields.name("Salt"),
    amountGrams: grams(readAmount(fields, "amount", ranges.waterAdditionGrams.max)?.amount ?? 0),
    use: saltOf(fields.element) ?? "mash",
  }
}

/** A water_addition: its ions in ppm or mg/L. */
export const readWater = (fields: RecordFields): WaterProfile => {
  const ppm = (field: string): number =>
    fields.number(field, { dimension: "ppm", ...ranges.ppm, assumed: 0, required: true }) ?? 0
  return {
    name: fields.name("Water"),
    calciumPpm: ppm("calcium"),
    magnesiumPpm: ppm("magnesium"),
    sodiumPpm: ppm("sodium"),
    chloridePpm: ppm("chloride"),
    sulfatePpm: ppm("sulfate"),
    bicarbonatePpm: ppm("bicarbonate"),
    ph: fields.number("pH", { dimension: "plain", ...ranges.ph, assumed: null }),
  }
}
