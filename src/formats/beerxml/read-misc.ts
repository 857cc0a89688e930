import type { Misc, MiscKind, MiscUnit, MiscUse } from "../../brewing/recipe.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import { minutes } from "../../brewing/units.ts"
import { parseQuantity } from "./parse-quantity.ts"
import type { RecordFields } from "./record-fields.ts"

const KINDS: Readonly<Record<string, MiscKind>> = {
  Spice: "spice",
  Fining: "fining",
  "Water Agent": "water_agent",
  Herb: "herb",
  Flavor: "flavor",
  Other: "other",
}
const USES: Readonly<Record<string, MiscUse>> = {
  Boil: "boil",
  Mash: "mash",
  Primary: "primary",
  Secondary: "secondary",
  Bottling: "packaging",
}

/** A MISC: amount in litres, or kg when AMOUNT_IS_WEIGHT; time in minutes. */
export const readMisc = (fields: RecordFields): Misc => {
  const kind = fields.choice("TYPE", KINDS, "Other") ?? "other"
  const fallback = kind === "water_agent" ? "Mash" : "Boil"
  return {
    name: fields.name("Addition"),
    kind,
    use: fields.choice("USE", USES, fallback) ?? (kind === "water_agent" ? "mash" : "boil"),
    ...readAmount(fields),
    minutes: minutes(
      fields.number("TIME", { dimension: "minutes", ...recipeRanges.minutes, assumed: 0 }) ?? 0,
    ),
  }
}

/** What is counted by the piece shows in DISPLAY_AMOUNT only. */
const readAmount = (fields: RecordFields): { amount: number; unit: MiscUnit } => {
  const items = parseQuantity(/^([\d.,]+)\s*items?$/i.exec(fields.peek("DISPLAY_AMOUNT"))?.[1] ?? "")?.value
  const weighed = fields.flag("AMOUNT_IS_WEIGHT", false) ?? false
  const amount = fields.number("AMOUNT", { dimension: "mass_or_volume", min: 0, max: 1_000, assumed: 0 }) ?? 0
  return items && items <= recipeRanges.amount.max
    ? { amount: items, unit: "item" }
    : { amount: amount * 1000, unit: weighed ? "g" : "ml" }
}
