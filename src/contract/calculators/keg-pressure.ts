import * as z from "zod"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"

export const KegPressureBody = z
  .strictObject({
    temperatureC: between({ min: -2, max: 40 }).describe("Of the beer in the keg"),
    targetVolumes: between({ min: 0, max: 8 }).describe("Volumes of CO2 that the beer is to have"),
  })
  .meta({ id: "KegPressureInput" })

export const KegPressureAnswer = z
  .object({
    ...CalculationFields,
    value: CalculationFields.value.describe("Above the atmosphere, as a gauge shows it"),
    bar: z.number(),
    psi: z.number(),
  })
  .meta({ id: "KegPressureAnswer" })

export const kegPressureSource = "Fit of the ASBC's chart of CO2 in beer, Homebrew Digest 2788"

export const kegPressureWarnings = {
  no_pressure_needed: {
    code: "no_pressure_needed",
    message: {
      en: "At that temperature beer holds as much without any pressure.",
      fr: "À cette température, la bière en contient autant sans aucune pression.",
    },
  },
  beyond_chart: {
    code: "beyond_chart",
    message: {
      en: "The chart behind the formula ends at 15.6 °C: above, take the figure as an estimate.",
      fr: "La table derrière la formule s'arrête à 15,6 °C : au-delà, prenez ce chiffre comme une estimation.",
    },
  },
} as const
