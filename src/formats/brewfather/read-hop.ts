import type { Hop, HopForm, HopUse } from "../../brewing/recipe.ts"
import { alphaPercentRange, recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import { celsius, grams, type Minutes, minutes, percent } from "../../brewing/units.ts"
import { readDay } from "../record/read-day.ts"
import type { RecordFields } from "../record/record-fields.ts"

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
