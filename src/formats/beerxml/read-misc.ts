import type { Misc, MiscKind, MiscUnit, MiscUse, WaterAddition } from "../../brewing/recipe.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import { grams, type Litres, minutes } from "../../brewing/units.ts"
import type { FileElement } from "../record/file-element.ts"
import { parseQuantity } from "../record/parse-quantity.ts"
import { ownPart, readOwn } from "../record/own-fields.ts"
import { ownMisc, ownWaterAddition } from "../record/own-recipe-fields.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { significant } from "../record/significant.ts"

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
export const readMisc = (fields: RecordFields, batch: Litres): Misc => {
  const kind = fields.choice("TYPE", KINDS, "Other") ?? "other"
  const amount = readAmount(fields)
  if (kind === "fining" && !fields.asDefined) doubtFining(fields, amount, batch)
  const fallback = kind === "water_agent" ? "Mash" : "Boil"
  return {
    name: fields.name("Addition"),
    kind,
    use: fields.choice("USE", USES, fallback) ?? (kind === "water_agent" ? "mash" : "boil"),
    ...amount,
    minutes: minutes(
      fields.number("TIME", { dimension: "minutes", ...recipeRanges.minutes, assumed: 0 }) ?? 0,
    ),
    ...readOwn(ownPart(fields.element), ownMisc),
  }
}

/** Where a salt goes that a file of ours keeps among its miscs; null for what is a misc. */
export const waterAdditionOf = (element: FileElement): WaterAddition["use"] | null =>
  readOwn(ownPart(element), ownWaterAddition).waterAddition ?? null

/** A MISC that is a salt for the water. */
export const readWaterAddition = (fields: RecordFields): WaterAddition => ({
  name: fields.name("Salt"),
  amountGrams: grams(Math.min(recipeRanges.waterAdditionGrams.max, readAmount(fields).amount)),
  use: waterAdditionOf(fields.element) ?? "mash",
})

/** Five times as much as the dose of any fining: 100 g in 20 L. */
const MOST_FINING_PER_LITRE = 5

/** AMOUNT is in kilograms or litres; programs, and people, write grams into it. */
const doubtFining = (
  fields: RecordFields,
  { amount, unit }: Pick<Misc, "amount" | "unit">,
  batch: Litres,
) => {
  const written = fields.peek("AMOUNT")
  if (unit === "item" || parseQuantity(written)?.unit !== "" || amount <= MOST_FINING_PER_LITRE * batch)
    return
  fields.warn("AMOUNT", {
    code: "amount_doubtful",
    message: {
      en: `AMOUNT is "${written}", which is ${amount} ${unit} of a fining: more than a beer takes. Was it ${written} ${unit}?`,
      fr: `AMOUNT vaut "${written}", soit ${amount} ${unit} de clarifiant : plus qu'une bière n'en demande. Était-ce ${written} ${unit} ?`,
    },
  })
}

/** What is counted by the piece shows in DISPLAY_AMOUNT only. */
const readAmount = (fields: RecordFields): { amount: number; unit: MiscUnit } => {
  const items = parseQuantity(/^([\d.,]+)\s*items?$/i.exec(fields.peek("DISPLAY_AMOUNT"))?.[1] ?? "")?.value
  const weighed = fields.flag("AMOUNT_IS_WEIGHT", false) ?? false
  const amount = fields.number("AMOUNT", { dimension: "mass_or_volume", min: 0, max: 1_000, assumed: 0 }) ?? 0
  return items && items <= recipeRanges.amount.max
    ? { amount: items, unit: "item" }
    : { amount: significant(amount * 1000), unit: weighed ? "g" : "ml" }
}
