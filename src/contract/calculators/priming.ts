import * as z from "zod"
import { primingSugars } from "../../brewing/priming-sugar.ts"
import { recipeFields } from "../recipe-fields.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"

export const PrimingBody = z
  .strictObject({
    volumeL: recipeFields.batchVolumeL.describe("Of the beer that is bottled"),
    temperatureC: between({ min: -2, max: 45 }).describe(
      "The warmest that the beer was since fermentation ended: what CO2 left then does not come back",
    ),
    targetVolumes: between({ min: 0, max: 8 }).describe("Volumes of CO2 that the beer is to have"),
    sugar: z
      .enum(primingSugars)
      .default("sucrose")
      .describe("`sucrose` is table sugar; corn sugar is sold as `dextrose_monohydrate` mostly"),
  })
  .meta({ id: "PrimingInput" })

export const PrimingAnswer = z
  .object({
    ...CalculationFields,
    value: CalculationFields.value.describe("Sugar for all of the beer"),
    gramsPerLitre: z.number(),
    residualVolumes: z.number().describe("Volumes of CO2 that the beer holds already"),
  })
  .meta({ id: "PrimingAnswer" })

export const primingSource =
  "M. Hall, Brew by the Numbers, Zymurgy, summer 1995, for what the beer holds already; the sugar by its chemistry, fully fermented, 1.963 g of CO2 per litre and volume"

export const primingWarnings = {
  already_carbonated: {
    code: "already_carbonated",
    message: {
      en: "The beer holds that much CO2 already, without any sugar.",
      fr: "La bière contient déjà autant de CO2, sans aucun sucre.",
    },
  },
  bottles_may_burst: {
    code: "bottles_may_burst",
    message: {
      en: "Ordinary bottles may burst above 3.5 volumes: take ones made for it, as for champagne.",
      fr: "Au-delà de 3,5 volumes, des bouteilles ordinaires peuvent éclater : prenez-en de plus solides, type champagne.",
    },
  },
} as const
