import * as z from "zod"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import { recipeFields, recipeList } from "../recipe-fields.ts"
import { FermentableBody } from "../recipe-ingredients.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"

export const GravityBody = z
  .strictObject({
    fermentables: recipeList(FermentableBody).min(1),
    volumeL: recipeFields.batchVolumeL,
    efficiencyPercent: recipeFields.efficiencyPercent,
    attenuationPercent: between(recipeRanges.attenuationPercent)
      .optional()
      .describe("Apparent attenuation of the yeast, for the final gravity"),
  })
  .meta({ id: "GravityInput" })

const gravity = z.number().nullable().describe("Specific gravity")

export const GravityAnswer = z
  .object({
    ...CalculationFields,
    value: CalculationFields.value.describe("Original gravity"),
    plato: z.number().nullable().describe("The same in degrees Plato"),
    boilGravity: gravity.describe("In the same volume without what joins after the boil or in the fermenter"),
    finalGravity: gravity.describe("null without `attenuationPercent`"),
  })
  .meta({ id: "GravityAnswer" })

export const gravitySource =
  "J. Palmer, How to Brew, with sucrose at 46.21 points per pound and US gallon (ASBC); efficiency on mashed grain only"

export const gravityWarnings = {
  gravity_out_of_range: {
    code: "gravity_out_of_range",
    message: {
      en: "That would be denser than 1.500: check amounts and volume.",
      fr: "Le moût dépasserait 1,500 : vérifiez les quantités et le volume.",
    },
  },
} as const
