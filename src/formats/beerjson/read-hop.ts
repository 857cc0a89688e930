import type { Hop, HopForm, HopUse } from "../../brewing/recipe.ts"
import { alphaPercentRange, recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import { type Celsius, grams, type Minutes, minutes, percent } from "../../brewing/units.ts"
import { fieldProblems } from "../record/field-issues.ts"
import { ownPart, readOwn } from "../record/own-fields.ts"
import { ownHop } from "../record/own-recipe-fields.ts"
import { readDay } from "../record/read-day.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { readMinutes } from "./read-additions.ts"
import { readAmount } from "./read-amount.ts"

const forms: Readonly<Record<string, HopForm>> = {
  pellet: "pellet",
  leaf: "leaf",
  "leaf (wet)": "leaf",
  plug: "plug",
  extract: "extract",
  powder: "cryo",
}
const uses: Readonly<Record<string, HopUse>> = {
  add_to_boil: "boil",
  add_to_mash: "mash",
  add_to_fermentation: "dry_hop",
  add_to_package: "dry_hop",
}

/** A step of the boil that hops are added to. */
export type BoilStep = { readonly isWhirlpool: boolean; readonly celsius: Celsius | null }

/**
 * A hop_addition. One that names a step of the boil which is a whirlpool goes in there. For a dry hop the time is the day
 * of the fermentation; how long it stays is kept beside the recipe.
 */
export const readHop = (fields: RecordFields, boil: Minutes, boilSteps: readonly BoilStep[]): Hop => {
  const own = readOwn(ownPart(fields.element), ownHop)
  const form = fields.choice("form", forms, "pellet") ?? "pellet"
  const alpha = fields.number("alpha_acid", {
    dimension: "percent",
    ...alphaPercentRange(own.form ?? form),
    assumed: "refused",
    required: true,
  })
  const step = whirlpoolOf(fields, boilSteps)
  const written = fields.choice("timing/use", uses, "add_to_boil") ?? "boil"
  const use = written === "boil" && step !== null ? "whirlpool" : written
  return {
    name: fields.name("Hop"),
    amountGrams: grams(readGrams(fields)),
    alphaPercent: percent(alpha ?? 0),
    form,
    use,
    minutes: minutes(
      use === "dry_hop" ? 0 : (readMinutes(fields, ranges.boilMinutes.max) ?? (use === "mash" ? boil : 0)),
    ),
    temperatureCelsius: use === "whirlpool" ? (step?.celsius ?? null) : null,
    day: use === "dry_hop" ? readDay(fields, "timing/time") : null,
    ...own,
  }
}

/** A hop oil comes by the millilitre, and weighs about as much as water. */
const readGrams = (fields: RecordFields): number => {
  const amount = readAmount(fields, "amount", ranges.hopGrams.max)
  if (amount?.unit === "ml")
    fields.warn("amount", fieldProblems.weightAssumed("amount", fields.peek("amount"), 1))
  if (amount?.unit !== "item") return amount?.amount ?? 0
  fields.warn("amount", fieldProblems.unknownUnit("amount", fields.peek("amount"), "refused"), "error")
  return 0
}

const whirlpoolOf = (fields: RecordFields, boilSteps: readonly BoilStep[]): BoilStep | null => {
  const step = boilSteps[Number(fields.peek("timing/step")) - 1]
  if (!step?.isWhirlpool) return null
  fields.text("timing/step", 40)
  return step
}
