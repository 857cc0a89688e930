import * as z from "zod"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"
import { gravities } from "./gravity-fields.ts"

export const CaloriesBody = z
  .strictObject({
    ...gravities,
    servingMl: between({ min: 1, max: 10_000 }).default(330),
  })
  .meta({ id: "CaloriesInput" })

export const CaloriesAnswer = z
  .object({
    ...CalculationFields,
    value: CalculationFields.value.describe("Of the serving"),
    carbohydratesG: z.number().describe("What did not ferment, in the serving, protein included"),
    caloriesPer330ml: z.number(),
    caloriesPer355ml: z.number(),
  })
  .meta({ id: "CaloriesAnswer" })

export const caloriesSource = "M. Hall, Brew by the Numbers, Zymurgy, summer 1995"
