import * as z from "zod"
import { CalculationFields } from "./calculation.ts"
import { gravities } from "./gravity-fields.ts"

export const AlcoholByWeightBody = z
  .strictObject({
    ...gravities,
    method: z.enum(["balling", "hall"]).default("balling").describe("`balling` is the best supported"),
  })
  .meta({ id: "AlcoholByWeightInput" })

export const AlcoholByWeightAnswer = z
  .object({
    ...CalculationFields,
    abvPercent: z.number().describe("The same alcohol by volume, worked out by the same method"),
  })
  .meta({ id: "AlcoholByWeightAnswer" })
