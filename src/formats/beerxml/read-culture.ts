import type { Culture, CultureForm, CultureKind, CultureUnit, Flocculation } from "../../brewing/recipe.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import { type Celsius, celsius, percent } from "../../brewing/units.ts"
import { fieldProblems } from "../record/field-issues.ts"
import { parseQuantity } from "../record/parse-quantity.ts"
import { ownPart, readOwn } from "../record/own-fields.ts"
import { ownCulture } from "../record/own-recipe-fields.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { significant } from "../record/significant.ts"
import { asFahrenheit } from "../record/reread.ts"

const KINDS: Readonly<Record<string, CultureKind>> = {
  Ale: "ale",
  Lager: "lager",
  Wheat: "wheat",
  Wine: "wine",
  Champagne: "champagne",
}
const FORMS: Readonly<Record<string, CultureForm>> = {
  Liquid: "liquid",
  Dry: "dry",
  Slant: "slant",
  Culture: "culture",
}
const FLOCCULATIONS: Readonly<Record<string, Flocculation>> = {
  Low: "low",
  Medium: "medium",
  High: "high",
  "Very High": "very_high",
}
const PACKAGES = { en: "a number of packages", fr: "un nombre de sachets" }

/** A YEAST: amount in litres, or kg when AMOUNT_IS_WEIGHT; attenuation in %, temperatures in °C. */
export const readCulture = (fields: RecordFields): Culture => {
  const form = fields.choice("FORM", FORMS, "Liquid") ?? "liquid"
  const attenuation = fields.number("ATTENUATION", {
    dimension: "percent",
    ...recipeRanges.attenuationPercent,
    assumed: null,
  })
  return {
    name: fields.name("Yeast"),
    kind: fields.choice("TYPE", KINDS, "Ale") ?? "ale",
    form,
    attenuationPercent: attenuation ? percent(attenuation) : null,
    ...readAmount(fields, form),
    minCelsius: readTemperature(fields, "MIN_TEMPERATURE"),
    maxCelsius: readTemperature(fields, "MAX_TEMPERATURE"),
    flocculation: fields.choice("FLOCCULATION", FLOCCULATIONS, null),
    ...readOwn(ownPart(fields.element), ownCulture),
  }
}

/**
 * Programs that count packages write so in DISPLAY_AMOUNT, or write a bare 1 that would be a litre: that is taken for
 * packages. Nothing or 0 is one package.
 */
const readAmount = (fields: RecordFields, form: CultureForm): { amount: number; unit: CultureUnit } => {
  const shown = /^([\d.,]+)\s*(?:pkgs?|packages?|packets?|sachets?|units?)/i.exec(
    fields.peek("DISPLAY_AMOUNT"),
  )
  const weighed = fields.flag("AMOUNT_IS_WEIGHT", form === "dry")
  const amount = fields.number("AMOUNT", { dimension: "mass_or_volume", min: 0, max: 1_000, assumed: 1 })
  const packages = parseQuantity(shown?.[1] ?? "")?.value
  if (packages && packages <= recipeRanges.amount.max) return { amount: packages, unit: "package" }
  if (!amount) return { amount: 1, unit: "package" }
  if (weighed === null && amount >= 1) {
    fields.warn("AMOUNT", fieldProblems.looksLike("AMOUNT", fields.peek("AMOUNT"), PACKAGES, amount))
    return { amount, unit: "package" }
  }
  return { amount: significant(amount * 1000), unit: (weighed ?? form === "dry") ? "g" : "ml" }
}

const readTemperature = (fields: RecordFields, field: string): Celsius | null => {
  const value = fields.number(field, {
    dimension: "celsius",
    min: -5,
    max: 45,
    assumed: null,
    reread: asFahrenheit,
  })
  return value === null ? null : celsius(value)
}
