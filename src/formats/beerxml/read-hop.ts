import type { Hop, HopForm, HopUse } from "../../brewing/recipe.ts"
import { alphaPercentRange, recipeRanges } from "../../brewing/recipe-ranges.ts"
import { celsius, grams, type Minutes, minutes, percent } from "../../brewing/units.ts"
import { ownPart, readOwn } from "../record/own-fields.ts"
import { ownHop } from "../record/own-recipe-fields.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { significant } from "../record/significant.ts"
import { asFahrenheit } from "../record/reread.ts"

const FORMS: Readonly<Record<string, HopForm>> = { Pellet: "pellet", Leaf: "leaf", Plug: "plug" }
const USES: Readonly<Record<string, HopUse>> = {
  Boil: "boil",
  "Dry Hop": "dry_hop",
  Mash: "mash",
  "First Wort": "first_wort",
  Aroma: "whirlpool",
}

const AROMA_IS_WHIRLPOOL = {
  code: "aroma_read_as_whirlpool",
  message: {
    en: "USE is Aroma: read as an addition to the whirlpool, for TIME minutes after the boil.",
    fr: "USE vaut Aroma : lu comme un ajout au whirlpool, pendant TIME minutes après l'ébullition.",
  },
}

/** A HOP: amount in kg, alpha in %, time in minutes. The time of a dry hop is days in the fermenter: kept as it stands. */
export const readHop = (fields: RecordFields, boil: Minutes): Hop => {
  const own = readOwn(ownPart(fields.element), ownHop)
  const use = fields.choice("USE", USES, "Boil") ?? "boil"
  const form = fields.choice("FORM", FORMS, "Pellet") ?? "pellet"
  if (use === "whirlpool" && !fields.asDefined) fields.warn("USE", AROMA_IS_WHIRLPOOL, "info")
  const kilograms =
    fields.number("AMOUNT", {
      dimension: "mass",
      min: 0,
      max: recipeRanges.hopGrams.max / 1000,
      assumed: "refused",
      required: true,
    }) ?? 0
  return {
    name: fields.name("Hop"),
    amountGrams: grams(significant(kilograms * 1000)),
    alphaPercent: percent(
      fields.number("ALPHA", {
        dimension: "percent",
        ...alphaPercentRange(own.form ?? form),
        assumed: "refused",
        required: true,
      }) ?? 0,
    ),
    form,
    use,
    minutes: use === "dry_hop" ? minutes(0) : readMinutes(fields, use, boil),
    temperatureCelsius: use === "whirlpool" ? readTemperature(fields) : null,
    day: null,
    ...own,
  }
}

/** Hops in the mash or the first wort go through the whole boil when nobody says otherwise. */
const readMinutes = (fields: RecordFields, use: HopUse, boil: Minutes): Minutes => {
  const whole = use === "mash" || use === "first_wort"
  const rule = {
    dimension: "minutes",
    ...recipeRanges.boilMinutes,
    assumed: whole ? boil : 0,
    required: !whole,
  } as const
  const time = fields.number("TIME", rule)
  return whole && !time ? boil : minutes(time ?? 0)
}

/** Brewfather's own tags. */
const readTemperature = (fields: RecordFields) => {
  const rule = { dimension: "celsius", min: 0, max: 100, assumed: null, reread: asFahrenheit } as const
  const temperature = fields.number("TEMPERATURE", rule) ?? fields.number("HOP_TEMP", rule)
  return temperature === null ? null : celsius(temperature)
}
