import type {
  Culture,
  CultureForm,
  CultureKind,
  Fermentable,
  FermentableKind,
  FermentableUse,
  Flocculation,
  Hop,
  HopForm,
  HopUse,
  Misc,
  MiscKind,
  MiscUse,
  RecipeType,
  WaterAddition,
  WaterProfile,
} from "../../brewing/recipe.ts"
import { lovibondToEbc } from "../../brewing/colour.ts"
import { alphaPercentRange, recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import {
  celsius,
  ebc,
  grams,
  kilograms,
  lovibond,
  type Minutes,
  minutes,
  percent,
} from "../../brewing/units.ts"
import { fieldProblems } from "../record/field-issues.ts"
import { childOf, type FileElement } from "../record/file-element.ts"
import { readDay } from "../record/read-day.ts"
import { readGravity } from "../record/read-gravity.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { significant } from "../record/significant.ts"

/* The ingredients of a recipe of Brewfather: kilograms of malt, grams of hops, minutes, °C, and colours as SRM. */

const fermentableKinds: Readonly<Record<string, FermentableKind>> = {
  Grain: "grain",
  Sugar: "sugar",
  Extract: "extract",
  "Liquid Extract": "extract",
  "Dry Extract": "extract",
  Adjunct: "adjunct",
  Honey: "sugar",
  Fruit: "fruit",
  Juice: "fruit",
  Other: "other",
}
const fermentableUses: Readonly<Record<string, FermentableUse>> = {
  Mash: "mash",
  Steep: "steep",
  Steeping: "steep",
  Boil: "boil",
  Fermenter: "fermenter",
  Fermentor: "fermenter",
}
const usualYield: Readonly<Record<FermentableKind, number>> = {
  grain: 75,
  adjunct: 75,
  extract: 80,
  sugar: 100,
  fruit: 10,
  other: 75,
}
/** Points per pound and gallon of pure sugar: what a yield in percent is a part of. */
const SUGAR_POINTS = 46.21

export const readFermentable = (fields: RecordFields, type: RecipeType): Fermentable => {
  const kind = fields.choice("type", fermentableKinds, "Grain") ?? "grain"
  const color = fields.number("color", {
    dimension: "lovibond",
    min: 0,
    max: lovibond.max,
    assumed: 0,
    required: true,
  })
  return {
    name: fields.name("Fermentable"),
    kind,
    amountKilograms: kilograms(
      fields.number("amount", {
        dimension: "mass",
        ...ranges.amountKilograms,
        assumed: "refused",
        required: true,
      }) ?? 0,
    ),
    yieldPercent: percent(readYield(fields, kind)),
    colorEbc: ebc(significant(lovibondToEbc(lovibond(color ?? 0)))),
    use: fields.choice("use", fermentableUses, null) ?? usualUse(kind, type),
    afterBoil: false,
  }
}

const usualUse = (kind: FermentableKind, type: RecipeType): FermentableUse => {
  if (kind === "sugar" || kind === "extract") return "boil"
  return type === "extract" ? "steep" : "mash"
}

const readYield = (fields: RecordFields, kind: FermentableKind): number => {
  const share = fields.number("potentialPercentage", {
    dimension: "percent",
    ...ranges.yieldPercent,
    assumed: null,
  })
  const potential = readGravity(fields, "potential")
  if (share !== null) return share
  const fromPotential =
    potential === null ? null : significant((((potential - 1) * 1000) / SUGAR_POINTS) * 100)
  if (fromPotential !== null && fromPotential >= 0 && fromPotential <= 100.5)
    return Math.min(100, fromPotential)
  fields.warn("potentialPercentage", fieldProblems.missing("potentialPercentage", usualYield[kind]))
  return usualYield[kind]
}

const hopForms: Readonly<Record<string, HopForm>> = {
  Pellet: "pellet",
  Leaf: "leaf",
  "Leaf (Wet)": "leaf",
  Plug: "plug",
  Extract: "extract",
  "CO2 Extract": "extract",
  Cryo: "cryo",
  "Lupulin Pellet": "cryo",
}
const hopUses: Readonly<Record<string, HopUse>> = {
  Boil: "boil",
  "First Wort": "first_wort",
  Mash: "mash",
  Aroma: "whirlpool",
  Hopstand: "whirlpool",
  Whirlpool: "whirlpool",
  "Dry Hop": "dry_hop",
}

/** A hop stand has a temperature of its own, or that of the equipment. How long a dry hop stays is kept beside the recipe. */
export const readHop = (fields: RecordFields, boil: Minutes, standCelsius: number | null): Hop => {
  const use = fields.choice("use", hopUses, "Boil") ?? "boil"
  const form = fields.choice("type", hopForms, "Pellet") ?? "pellet"
  const rule = { dimension: "celsius", ...ranges.hopCelsius, assumed: null } as const
  const temperature = use === "whirlpool" ? (fields.number("temp", rule) ?? standCelsius) : null
  const whole = use === "mash" || use === "first_wort"
  const time =
    use === "dry_hop"
      ? 0
      : fields.number("time", {
          dimension: "minutes",
          ...ranges.boilMinutes,
          assumed: whole ? boil : 0,
          required: !whole,
        })
  return {
    name: fields.name("Hop"),
    amountGrams: grams(
      fields.number("amount", {
        dimension: "grams",
        ...ranges.hopGrams,
        assumed: "refused",
        required: true,
      }) ?? 0,
    ),
    alphaPercent: percent(
      fields.number("alpha", {
        dimension: "percent",
        ...alphaPercentRange(form),
        assumed: "refused",
        required: true,
      }) ?? 0,
    ),
    form,
    use,
    minutes: whole && !time ? boil : minutes(time ?? 0),
    temperatureCelsius: temperature === null ? null : celsius(temperature),
    day: use === "dry_hop" ? readDay(fields, "day") : null,
  }
}

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

const miscKinds: Readonly<Record<string, MiscKind>> = {
  Spice: "spice",
  Fining: "fining",
  "Water Agent": "water_agent",
  Herb: "herb",
  Flavor: "flavor",
  Fruit: "fruit",
  Nutrient: "other",
  Other: "other",
}
const miscUses: Readonly<Record<string, MiscUse>> = {
  Mash: "mash",
  Sparge: "mash",
  Boil: "boil",
  Flameout: "boil",
  Primary: "primary",
  Secondary: "secondary",
  Fermentation: "primary",
  Bottling: "packaging",
}
/** What one of a unit comes to, in ours. */
const miscUnits: Readonly<Record<string, { readonly unit: Misc["unit"]; readonly times: number }>> = {
  g: { unit: "g", times: 1 },
  mg: { unit: "g", times: 0.001 },
  kg: { unit: "g", times: 1000 },
  oz: { unit: "g", times: 28.349_523_125 },
  lb: { unit: "g", times: 453.592_37 },
  ml: { unit: "ml", times: 1 },
  l: { unit: "ml", times: 1000 },
  tsp: { unit: "ml", times: 4.928_921_593_75 },
  tbsp: { unit: "ml", times: 14.786_764_781_25 },
  cup: { unit: "ml", times: 236.588_236_5 },
  items: { unit: "item", times: 1 },
  item: { unit: "item", times: 1 },
  each: { unit: "item", times: 1 },
  pkg: { unit: "item", times: 1 },
}

const readAmount = (fields: RecordFields): Pick<Misc, "amount" | "unit"> => {
  const { unit, times } = fields.choice("unit", miscUnits, "g") ?? { unit: "g", times: 1 }
  const max = ranges.amount.max / Math.max(1, times)
  const amount = fields.number("amount", { dimension: "plain", min: 0, max, assumed: 0 }) ?? 0
  return { amount: significant(amount * times), unit }
}

export const readMisc = (fields: RecordFields): Misc => {
  const days = fields.flag("timeIsDays", false) ?? false
  const max = days ? ranges.minutes.max / 1440 : ranges.minutes.max
  const time = fields.number("time", { dimension: "plain", min: 0, max, assumed: 0 }) ?? 0
  return {
    name: fields.name("Addition"),
    kind: fields.choice("type", miscKinds, "Other") ?? "other",
    use: fields.choice("use", miscUses, "Boil") ?? "boil",
    ...readAmount(fields),
    minutes: minutes(significant(days ? time * 1440 : time)),
  }
}

const saltUses: Readonly<Record<string, WaterAddition["use"]>> = {
  Mash: "mash",
  Sparge: "sparge",
  Boil: "boil",
}

/** A misc that adjusts the water, by weight, is a salt. */
export const isSalt = (misc: FileElement): boolean =>
  childOf(misc, "waterAdjustment")?.text === "true" &&
  /^(?:g|mg|kg)?$/.test(childOf(misc, "unit")?.text ?? "") &&
  Object.hasOwn(saltUses, childOf(misc, "use")?.text ?? "")

export const readSalt = (fields: RecordFields): WaterAddition => {
  fields.text("waterAdjustment", 40)
  fields.choice("type", miscKinds, null)
  return {
    name: fields.name("Salt"),
    amountGrams: grams(Math.min(readAmount(fields).amount, ranges.waterAdditionGrams.max)),
    use: fields.choice("use", saltUses, "Mash") ?? "mash",
  }
}

/** The water that there is, before anything was added. Null when it is not known. */
export const readWater = (fields: RecordFields): WaterProfile | null => {
  if (fields.peek("calcium") === "" && fields.peek("bicarbonate") === "") return null
  const ppm = (field: string): number =>
    fields.number(field, { dimension: "ppm", ...ranges.ppm, assumed: 0 }) ?? 0
  return {
    name: fields.name("Water"),
    calciumPpm: ppm("calcium"),
    magnesiumPpm: ppm("magnesium"),
    sodiumPpm: ppm("sodium"),
    chloridePpm: ppm("chloride"),
    sulfatePpm: ppm("sulfate"),
    bicarbonatePpm: ppm("bicarbonate"),
    ph: fields.number("ph", { dimension: "plain", ...ranges.ph, assumed: null }),
  }
}
