import type { Culture, CultureForm, CultureKind, Flocculation } from "../../brewing/recipe.ts"
import { recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import { celsius, percent } from "../../brewing/units.ts"
import type { RecordFields } from "../record/record-fields.ts"

const cultureKinds: Readonly<Record<string, CultureKind>> = {
  Ale: "ale",
  Lager: "lager",
  Hybrid: "ale",
  Kveik: "ale",
  Wheat: "wheat",
  Wine: "wine",
  Champagne: "champagne",
  Brett: "wild",
  Brettanomyces: "wild",
  Bacteria: "bacteria",
  Other: "other",
}
const cultureForms: Readonly<Record<string, CultureForm>> = {
  Liquid: "liquid",
  Dry: "dry",
  Slant: "slant",
  Culture: "culture",
}
const flocculations: Readonly<Record<string, Flocculation>> = {
  Low: "low",
  "Medium-Low": "medium",
  Medium: "medium",
  "Medium-High": "high",
  High: "high",
  "Very High": "very_high",
}

const cultureUnits: Readonly<Record<string, Culture["unit"]>> = {
  pkg: "package",
  g: "g",
  grams: "g",
  ml: "ml",
}

/** A yeast: how many of a unit, how far it attenuates, where it is at home. */
export const readCulture = (fields: RecordFields): Culture => {
  const attenuation = fields.number("attenuation", {
    dimension: "percent",
    ...ranges.attenuationPercent,
    assumed: null,
  })
  const temperature = (field: string) => {
    const value = fields.number(field, { dimension: "celsius", ...ranges.fermentationCelsius, assumed: null })
    return value === null ? null : celsius(value)
  }
  const unit = fields.choice("unit", cultureUnits, "pkg") ?? "package"
  return {
    name: fields.name("Yeast"),
    kind: fields.choice("type", cultureKinds, "Ale") ?? "ale",
    form: fields.choice("form", cultureForms, "Liquid") ?? "liquid",
    attenuationPercent: attenuation ? percent(attenuation) : null,
    amount: fields.number("amount", { dimension: "plain", ...ranges.amount, assumed: 1 }) ?? 1,
    unit,
    minCelsius: temperature("minTemp"),
    maxCelsius: temperature("maxTemp"),
    flocculation: fields.choice("flocculation", flocculations, null),
  }
}
