import * as z from "zod"
import { recipeFields } from "../recipe-fields.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"
import { exactlyOne } from "../exactly-one.ts"

const gravity = between({ min: 1, max: 1.2 })

export const DilutionBody = z
  .strictObject({
    volumeL: recipeFields.batchVolumeL.describe("At hand, as warm as the target volume is meant to be"),
    gravity,
    targetVolumeL: recipeFields.batchVolumeL.optional(),
    targetGravity: gravity.optional(),
  })
  .check(exactlyOne("targetVolumeL", "targetGravity"))
  .meta({ id: "DilutionInput", description: "Exactly one of `targetVolumeL` and `targetGravity`" })

export type DilutionBody = z.output<typeof DilutionBody>

export const DilutionAnswer = z
  .object({
    ...CalculationFields,
    value: CalculationFields.value.describe("Litres to add or to boil off, see `action`"),
    action: z.enum(["add_water", "boil_off", "nothing"]).nullable(),
    volumeL: z.number().nullable().describe("Afterwards"),
    gravity: z.number().nullable().describe("Afterwards"),
  })
  .meta({ id: "DilutionAnswer" })

export const dilutionSource = "Balance of extract: gravity points × litres stay the same"

export const dilutionWarnings = {
  unreachable_gravity: {
    code: "unreachable_gravity",
    message: {
      en: "No amount of water, more or less, gives that gravity: water itself has 1.000.",
      fr: "Aucune quantité d'eau, ajoutée ou évaporée, ne donne cette densité : l'eau elle-même est à 1,000.",
    },
  },
  gravity_out_of_range: {
    code: "gravity_out_of_range",
    message: {
      en: "So little volume would be denser than 1.500: that is no longer wort.",
      fr: "Un volume aussi faible dépasserait 1,500 : ce n'est plus du moût.",
    },
  },
} as const
