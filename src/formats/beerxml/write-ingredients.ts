import type { Culture, Fermentable, Hop, Misc, WaterAddition, WaterProfile } from "../../brewing/recipe.ts"
import { ebcToLovibond } from "../../brewing/colour.ts"
import type { DraftElement } from "../record/draft-element.ts"
import { beerXmlRecord as record } from "./beerxml-record.ts"

/* The ingredients of a recipe as records of BeerXML 1.0, each with the fields that the standard requires. */

const hopUses: Readonly<Record<Hop["use"], string>> = {
  mash: "Mash",
  first_wort: "First Wort",
  boil: "Boil",
  whirlpool: "Aroma",
  dry_hop: "Dry Hop",
}
const hopForms: Readonly<Record<Hop["form"], string>> = {
  pellet: "Pellet",
  cryo: "Pellet",
  extract: "Pellet",
  leaf: "Leaf",
  plug: "Plug",
}

export const writeHop = (hop: Hop): DraftElement =>
  record("HOP", {
    NAME: hop.name,
    ALPHA: hop.alphaPercent,
    AMOUNT: hop.amountGrams / 1000,
    USE: hopUses[hop.use],
    TIME: hop.minutes,
    FORM: hopForms[hop.form],
    TEMPERATURE: hop.use === "whirlpool" ? hop.temperatureCelsius : null,
  })

/** An extract of more than nine tenths of sugar's yield holds no water. */
const DRY_EXTRACT_PERCENT = 90
const fermentableType = ({ kind, yieldPercent }: Fermentable): string => {
  switch (kind) {
    case "sugar":
      return "Sugar"
    case "extract":
      return yieldPercent > DRY_EXTRACT_PERCENT ? "Dry Extract" : "Extract"
    case "adjunct":
    case "fruit":
    case "other":
      return "Adjunct"
    case "grain":
      return "Grain"
  }
}

export const writeFermentable = (fermentable: Fermentable): DraftElement =>
  record("FERMENTABLE", {
    NAME: fermentable.name,
    TYPE: fermentableType(fermentable),
    AMOUNT: fermentable.amountKilograms,
    YIELD: fermentable.yieldPercent,
    COLOR: ebcToLovibond(fermentable.colorEbc),
    ADD_AFTER_BOIL: fermentable.afterBoil,
  })

const cultureTypes: Readonly<Record<Culture["kind"], string>> = {
  ale: "Ale",
  lager: "Lager",
  wheat: "Wheat",
  wine: "Wine",
  champagne: "Champagne",
  wild: "Ale",
  bacteria: "Ale",
  other: "Ale",
}
const cultureForms: Readonly<Record<Culture["form"], string>> = {
  liquid: "Liquid",
  dry: "Dry",
  slant: "Slant",
  culture: "Culture",
}
const flocculations: Readonly<Record<NonNullable<Culture["flocculation"]>, string>> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  very_high: "Very High",
}

/** A package as yeast makers fill them: 11.5 g of dry yeast, 50 mL of liquid. */
const DRY_PACKAGE_GRAMS = 11.5
const LIQUID_PACKAGE_ML = 50

export const writeCulture = (culture: Culture): DraftElement => {
  const isPackage = culture.unit === "package"
  const weighed = isPackage ? culture.form === "dry" : culture.unit === "g"
  const each = isPackage ? (weighed ? DRY_PACKAGE_GRAMS : LIQUID_PACKAGE_ML) : 1
  return record("YEAST", {
    NAME: culture.name,
    TYPE: cultureTypes[culture.kind],
    FORM: cultureForms[culture.form],
    AMOUNT: (culture.amount * each) / 1000,
    AMOUNT_IS_WEIGHT: weighed,
    ATTENUATION: culture.attenuationPercent,
    MIN_TEMPERATURE: culture.minCelsius,
    MAX_TEMPERATURE: culture.maxCelsius,
    FLOCCULATION: culture.flocculation && flocculations[culture.flocculation],
  })
}

const miscTypes: Readonly<Record<Misc["kind"], string>> = {
  spice: "Spice",
  fining: "Fining",
  water_agent: "Water Agent",
  herb: "Herb",
  flavor: "Flavor",
  fruit: "Other",
  other: "Other",
}
const miscUses: Readonly<Record<Misc["use"], string>> = {
  mash: "Mash",
  boil: "Boil",
  primary: "Primary",
  secondary: "Secondary",
  packaging: "Bottling",
}

export const writeMisc = (misc: Misc): DraftElement =>
  record("MISC", {
    NAME: misc.name,
    TYPE: miscTypes[misc.kind],
    USE: miscUses[misc.use],
    TIME: misc.minutes,
    AMOUNT: misc.unit === "item" ? 0 : misc.amount / 1000,
    AMOUNT_IS_WEIGHT: misc.unit === "g",
  })

/** BeerXML has no salts: for other programs they are agents for the water. */
export const writeWaterAddition = ({ name, amountGrams, use }: WaterAddition): DraftElement =>
  record("MISC", {
    NAME: name,
    TYPE: "Water Agent",
    USE: use === "boil" ? "Boil" : "Mash",
    TIME: 0,
    AMOUNT: amountGrams / 1000,
    AMOUNT_IS_WEIGHT: true,
  })

export const writeWater = (water: WaterProfile, batchVolumeLitres: number): DraftElement =>
  record("WATER", {
    NAME: water.name,
    AMOUNT: batchVolumeLitres,
    CALCIUM: water.calciumPpm,
    BICARBONATE: water.bicarbonatePpm,
    SULFATE: water.sulfatePpm,
    CHLORIDE: water.chloridePpm,
    SODIUM: water.sodiumPpm,
    MAGNESIUM: water.magnesiumPpm,
    PH: water.ph,
  })
