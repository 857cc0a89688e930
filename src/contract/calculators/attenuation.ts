import * as z from "zod"
import { CalculationFields } from "./calculation.ts"
import { gravities } from "./gravity-fields.ts"

export const AttenuationBody = z
  .strictObject({
    ...gravities,
    method: z
      .enum(["de_clerck", "balling"])
      .default("de_clerck")
      .describe(
        "Of the real extract: `de_clerck` weighs by the strength of the wort, `balling` has constant weights",
      ),
  })
  .meta({ id: "AttenuationInput" })
type AttenuationBody = z.output<typeof AttenuationBody>

export const AttenuationAnswer = z
  .object({
    ...CalculationFields,
    value: CalculationFields.value.describe("Apparent attenuation, as yeast is sold by"),
    realPercent: z.number().nullable().describe("Real attenuation: the part of the extract that is gone"),
    originalExtractPlato: z.number(),
    apparentExtractPlato: z.number().describe("What the hydrometer shows of the beer"),
    realExtractPlato: z.number().describe("What is left in the beer"),
  })
  .meta({ id: "AttenuationAnswer" })

const points = "Apparent: (OG - FG) / (OG - 1), BeerXML 1.0"

export const attenuationSources = {
  de_clerck: `${points}. Real extract: J. De Clerck, A Textbook of Brewing, after Balling`,
  balling: `${points}. Real extract: C. J. N. Balling, 0.1808 OE + 0.8192 AE`,
} as const satisfies Record<AttenuationBody["method"], string>

export const attenuationWarnings = {
  nothing_to_ferment: {
    code: "nothing_to_ferment",
    message: {
      en: "An original gravity of 1.000 or less is that of water: there is nothing to ferment.",
      fr: "Une densité initiale de 1,000 ou moins est celle de l'eau : il n'y a rien à fermenter.",
    },
  },
} as const
