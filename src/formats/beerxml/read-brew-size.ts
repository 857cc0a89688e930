import type { RecipeType } from "../../brewing/recipe.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import {
  type Litres,
  litres,
  type Minutes,
  minutes,
  type Percent,
  percent,
  volumesOfCo2,
} from "../../brewing/units.ts"
import { fieldProblems } from "../record/field-issues.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { childOf, childrenOf, type FileElement } from "../record/file-element.ts"

/* The figures of a RECIPE itself: what kind of brew it is, and how much of it. */

const TYPES: Readonly<Record<string, RecipeType>> = {
  "All Grain": "all_grain",
  "Partial Mash": "partial_mash",
  Extract: "extract",
}

/** A recipe that doesn't say what it is is all-grain when it has a mash. */
export const readType = (fields: RecordFields, mash: FileElement | undefined): RecipeType => {
  const mashed = childrenOf(childOf(mash, "MASH_STEPS"), "MASH_STEP").length > 0
  const assumed = mashed ? "All Grain" : "Extract"
  if (fields.peek("TYPE") === "") fields.warn("TYPE", fieldProblems.missing("TYPE", assumed))
  return fields.choice("TYPE", TYPES, assumed) ?? (mashed ? "all_grain" : "extract")
}

export const readBoilMinutes = (fields: RecordFields): Minutes => {
  const rule = { dimension: "minutes", ...recipeRanges.boilMinutes, required: true } as const
  const missing = fields.peek("BOIL_TIME") === ""
  return minutes(fields.number("BOIL_TIME", { ...rule, assumed: missing ? 60 : "refused" }) ?? 60)
}

export const readBatchVolume = (fields: RecordFields): Litres =>
  litres(
    fields.number("BATCH_SIZE", {
      dimension: "volume",
      ...recipeRanges.batchVolumeLitres,
      assumed: "refused",
      required: true,
    }) ?? 0,
  )

export const readBoilVolume = (fields: RecordFields) => {
  const volume = fields.number("BOIL_SIZE", {
    dimension: "volume",
    min: 0,
    max: recipeRanges.boilVolumeLitres.max,
    assumed: null,
  })
  return volume && volume >= recipeRanges.boilVolumeLitres.min ? litres(volume) : null
}

const ASSUMED_EFFICIENCY = 72

/** Extract recipes need none, and some programs write 0 there. */
export const readEfficiency = (fields: RecordFields, type: RecipeType): Percent => {
  const required = type !== "extract"
  const rule = {
    dimension: "percent",
    ...recipeRanges.efficiencyPercent,
    assumed: ASSUMED_EFFICIENCY,
    required,
  } as const
  const efficiency = fields.number("EFFICIENCY", rule)
  if (efficiency === 0 && required)
    fields.warn("EFFICIENCY", fieldProblems.missing("EFFICIENCY", ASSUMED_EFFICIENCY))
  return percent(efficiency || ASSUMED_EFFICIENCY)
}

export const readCarbonation = (fields: RecordFields) => {
  const rule = { dimension: "plain", ...recipeRanges.carbonationVolumes, assumed: null } as const
  const volumes = fields.number("CARBONATION", rule)
  return volumes ? volumesOfCo2(volumes) : null
}
