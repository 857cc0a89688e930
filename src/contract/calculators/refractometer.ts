import * as z from "zod"
import { measurementRanges } from "../../brewing/measurement-ranges.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"
import { wortCorrectionRange } from "./wort-correction-range.ts"

const brix = between(measurementRanges.brix)

const PairedReading = z.strictObject({
  brix: brix.describe("Of the refractometer"),
  gravity: between({ min: 1, max: 1.2 }).describe("Of the hydrometer, corrected for temperature"),
})

export const RefractometerBody = z
  .strictObject({
    originalBrix: brix.optional().describe("Read before fermentation"),
    finalBrix: brix
      .optional()
      .describe("Read in the beer; needs `originalBrix`, since alcohol bends light, too"),
    wortCorrectionFactor: between(wortCorrectionRange)
      .optional()
      .describe("What the instrument shows too much of in wort: 1.04 unless said or learned"),
    readings: z
      .array(PairedReading)
      .min(1)
      .max(200)
      .optional()
      .describe("Unfermented worts, read with both instruments: the factor is learned from them"),
    method: z
      .enum(["terrill_cubic", "novotny_linear", "novotny_quadratic"])
      .default("terrill_cubic")
      .describe("Of the final gravity"),
  })
  .check(({ value: { originalBrix, finalBrix, wortCorrectionFactor: factor, readings }, issues }) => {
    const refuse = (path: string, input: unknown, params: (typeof refusals)[keyof typeof refusals]) =>
      issues.push({ code: "custom", path: [path], input, params })
    if (originalBrix === undefined && (finalBrix !== undefined || readings === undefined))
      refuse("originalBrix", originalBrix, refusals.original_needed)
    if (factor !== undefined && readings !== undefined)
      refuse("wortCorrectionFactor", factor, refusals.factor_given_twice)
  })
  .meta({ id: "RefractometerInput", description: "`originalBrix`, `readings`, or both" })
export type RefractometerBody = z.output<typeof RefractometerBody>

const refusals = {
  original_needed: {
    code: "required",
    text: {
      en: "The reading before fermentation is needed, or `readings` to learn the factor from.",
      fr: "Il faut la lecture d'avant la fermentation, ou des `readings` d'où apprendre le facteur.",
    },
  },
  factor_given_twice: {
    code: "given_twice",
    text: {
      en: "`readings` give a factor of their own: send one of the two.",
      fr: "`readings` donne déjà un facteur : n'envoyez que l'un des deux.",
    },
  },
} as const

const LearnedFactor = z.object({
  spread: z
    .number()
    .nullable()
    .describe("Standard deviation of the single pairs' factors; null for one pair"),
  used: z.int().describe("Pairs that the factor rests on"),
  outliers: z.array(z.int()).describe("Places in `readings`, from 0, of pairs that were left out"),
})

export const RefractometerAnswer = z
  .object({
    ...CalculationFields,
    value: CalculationFields.value.describe(
      "The final gravity when `finalBrix` was sent, else the original gravity, else the learned factor",
    ),
    originalGravity: z.number().nullable(),
    finalGravity: z.number().nullable(),
    wortCorrectionFactor: z.number().nullable().describe("That was reckoned with"),
    learned: LearnedFactor.nullable().describe("null without `readings`"),
  })
  .meta({ id: "RefractometerAnswer" })

export const refractometerSources = {
  terrill_cubic: "S. Terrill, Refractometer FG Results, seanterrill.com, 2011",
  novotny_linear: "Novotny, linear fit, diversity.beer, 2017",
  novotny_quadratic: "Novotny, quadratic fit, diversity.beer, 2017",
  brix_over_factor:
    "°P = °Bx / wort correction factor (S. Terrill, seanterrill.com, 2011), then the ASBC's table",
  least_squares:
    "Least squares of °Bx = factor × °P; outliers by modified z-scores (Iglewicz & Hoaglin, 1993)",
} as const
