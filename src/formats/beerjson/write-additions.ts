import type { Culture, Fermentable, Hop, Misc, WaterAddition, WaterProfile } from "../../brewing/recipe.ts"
import { days, duration, quantity } from "./quantity.ts"

/* The ingredients of a recipe as additions of BeerJSON. */

export type Json = { readonly [key: string]: unknown }

/** Members whose value is not known are left out. */
export const members = (all: Json): Json =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined))

const hopForms: Readonly<Record<Hop["form"], string>> = {
  pellet: "pellet",
  leaf: "leaf",
  plug: "plug",
  extract: "extract",
  cryo: "powder",
}

/** @param whirlpoolStep the step of the boil that the hop goes into, from 1; null when it is no whirlpool hop */
export const writeHop = (hop: Hop, whirlpoolStep: number | null): Json => ({
  name: hop.name,
  form: hopForms[hop.form],
  alpha_acid: quantity(hop.alphaPercent, "%"),
  amount: quantity(hop.amountGrams, "g"),
  timing: hopTiming(hop, whirlpoolStep),
})

const hopTiming = (hop: Hop, step: number | null): Json => {
  switch (hop.use) {
    case "dry_hop":
      return members({ use: "add_to_fermentation", time: hop.day === null ? null : days(hop.day) })
    case "mash":
      return { use: "add_to_mash", duration: duration(hop.minutes) }
    case "first_wort":
    case "boil":
    case "whirlpool":
      return members({ use: "add_to_boil", duration: duration(hop.minutes), step })
  }
}

const fermentableTypes: Readonly<Record<Fermentable["kind"], string>> = {
  grain: "grain",
  adjunct: "grain",
  extract: "extract",
  sugar: "sugar",
  fruit: "fruit",
  other: "other",
}
const fermentableUses: Readonly<Record<Fermentable["use"], string>> = {
  mash: "add_to_mash",
  steep: "add_to_boil",
  boil: "add_to_boil",
  fermenter: "add_to_fermentation",
}
/** An extract of more than nine tenths of sugar's yield holds no water. */
const DRY_EXTRACT_PERCENT = 90

export const writeFermentable = (fermentable: Fermentable): Json => {
  const dry = fermentable.kind === "extract" && fermentable.yieldPercent > DRY_EXTRACT_PERCENT
  return members({
    name: fermentable.name,
    type: dry ? "dry extract" : fermentableTypes[fermentable.kind],
    grain_group: fermentable.kind === "adjunct" ? "adjunct" : null,
    yield: { fine_grind: quantity(fermentable.yieldPercent, "%") },
    color: quantity(fermentable.colorEbc, "EBC"),
    amount: quantity(fermentable.amountKilograms, "kg"),
    timing: { use: fermentableUses[fermentable.use] },
  })
}

const cultureTypes: Readonly<Record<Culture["kind"], string>> = {
  ale: "ale",
  lager: "lager",
  wheat: "ale",
  wine: "wine",
  champagne: "champagne",
  wild: "brett",
  bacteria: "bacteria",
  other: "other",
}

export const writeCulture = (culture: Culture): Json => {
  const { minCelsius, maxCelsius, attenuationPercent, flocculation, unit } = culture
  const range = members({
    minimum: minCelsius === null ? null : quantity(minCelsius, "C"),
    maximum: maxCelsius === null ? null : quantity(maxCelsius, "C"),
  })
  return members({
    name: culture.name,
    type: cultureTypes[culture.kind],
    form: culture.form,
    amount: quantity(culture.amount, unit === "package" ? "pkg" : unit),
    attenuation: attenuationPercent === null ? null : quantity(attenuationPercent, "%"),
    temperature_range: Object.keys(range).length > 0 ? range : null,
    flocculation: flocculation?.replace("_", " "),
  })
}

const miscTypes: Readonly<Record<Misc["kind"], string>> = {
  spice: "spice",
  fining: "fining",
  water_agent: "water agent",
  herb: "herb",
  flavor: "flavor",
  fruit: "other",
  other: "other",
}
const miscTimings: Readonly<Record<Misc["use"], Json>> = {
  mash: { use: "add_to_mash" },
  boil: { use: "add_to_boil" },
  primary: { use: "add_to_fermentation" },
  secondary: { use: "add_to_fermentation", step: 2 },
  packaging: { use: "add_to_package" },
}

export const writeMisc = (misc: Misc): Json => ({
  name: misc.name,
  type: miscTypes[misc.kind],
  amount: quantity(misc.amount, misc.unit === "item" ? "each" : misc.unit),
  timing: { ...miscTimings[misc.use], duration: duration(misc.minutes) },
})

/** BeerJSON has no salts: for other programs they are agents for the water. */
export const writeSalt = ({ name, amountGrams, use }: WaterAddition): Json => ({
  name,
  type: "water agent",
  amount: quantity(amountGrams, "g"),
  timing: { use: use === "boil" ? "add_to_boil" : "add_to_mash" },
})

export const writeWater = (water: WaterProfile): Json => {
  const ppm = (value: number) => quantity(value, "ppm")
  return members({
    name: water.name,
    calcium: ppm(water.calciumPpm),
    bicarbonate: ppm(water.bicarbonatePpm),
    sulfate: ppm(water.sulfatePpm),
    chloride: ppm(water.chloridePpm),
    sodium: ppm(water.sodiumPpm),
    magnesium: ppm(water.magnesiumPpm),
    pH: water.ph,
  })
}
