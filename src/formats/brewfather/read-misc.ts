import type { Misc, MiscKind, MiscUse, WaterAddition } from "../../brewing/recipe.ts"
import { recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import { grams, minutes } from "../../brewing/units.ts"
import { childOf, type FileElement } from "../record/file-element.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { significant } from "../record/significant.ts"

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

/** Whatever else goes in: an amount of any unit, a time in minutes or days. */
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
