import * as z from "zod"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"
import { exactlyOne } from "../exactly-one.ts"
import { wortCorrectionRange } from "./wort-correction-range.ts"
import { gravity } from "./gravity-fields.ts"

export const PlatoBody = z
  .strictObject({
    gravity: gravity.optional(),
    plato: between({ min: -5, max: 50 }).optional(),
    brix: between({ min: 0, max: 50 }).optional(),
    wortCorrectionFactor: between(wortCorrectionRange)
      .default(1)
      .describe("1 where Brix and Plato are the same, for sugar; 1.04 for a usual refractometer in wort"),
  })
  .check(exactlyOne("gravity", "plato", "brix"))
  .meta({ id: "PlatoInput", description: "Exactly one of `gravity`, `plato` and `brix`" })

export type PlatoBody = z.output<typeof PlatoBody>

export const PlatoAnswer = z
  .object({
    ...CalculationFields,
    value: CalculationFields.value.describe(
      "Degrees Plato of a gravity or of degrees Brix, else the gravity",
    ),
    gravity: z.number(),
    plato: z.number(),
    brix: z.number().describe("What a refractometer with that factor shows before fermentation"),
  })
  .meta({ id: "PlatoAnswer" })

export const platoSources = {
  asbc_cubic: "Cubic fit of the ASBC's table of extract, 20 °C/20 °C",
  asbc_inverse: "1 + P / (258.6 - 227.1 P / 258.2), the usual inverse of the ASBC's table of extract",
  brix_over_factor: "°P = °Bx / wort correction factor; S. Terrill, seanterrill.com, 2011",
} as const
