import * as z from "zod"
import type { RecipeEstimates } from "../features/recipes/index.ts"
import type { Locale } from "../shared/actor.ts"

const gravity = z.number().nullable().describe("Specific gravity")

/** The figures of a recipe on the wire. One that cannot be worked out is null, and a warning says why. */
export const EstimatesWire = z
  .object({
    originalGravity: gravity,
    finalGravity: gravity,
    abvPercent: z.number().nullable(),
    ibu: z.number().nullable(),
    colorEbc: z.number().nullable(),
    colorSrm: z.number().nullable(),
    colorHex: z.string().nullable().describe("sRGB, #rrggbb: a glass of 5 cm in white light"),
    bitternessRatio: z.number().nullable().describe("IBU per gravity point"),
    relativeBitternessRatio: z
      .number()
      .nullable()
      .describe("The same, with the attenuation weighed in: dry beer tastes more bitter"),
    caloriesPer330ml: z.number().nullable().describe("kcal"),
    preBoilGravity: gravity,
    preBoilVolumeL: z.number().nullable(),
    mashWaterL: z.number().nullable(),
    spargeWaterL: z.number().nullable(),
    strikeC: z.number().nullable().describe("Temperature of the water that the grain is mixed into"),
    difficulty: z
      .int()
      .min(1)
      .max(5)
      .nullable()
      .describe("1 for a first brew to 5 for the experienced; null until an old recipe is written again"),
    warnings: z
      .array(
        z.object({
          code: z.string().describe("Stable, snake_case"),
          figure: z.string().describe("The figure that it is about"),
          message: z.string(),
        }),
      )
      .describe("Inputs that were missing or assumed, and figures beyond what their formula holds for"),
  })
  .meta({ id: "Estimates" })
export type EstimatesWire = z.output<typeof EstimatesWire>

/** The figures of a recipe, rounded to what the formulas can tell. */
export const toEstimatesWire = (estimates: RecipeEstimates, locale: Locale): EstimatesWire => ({
  originalGravity: rounded("originalGravity", estimates.originalGravity),
  finalGravity: rounded("finalGravity", estimates.finalGravity),
  abvPercent: rounded("abvPercent", estimates.abvPercent),
  ibu: rounded("ibu", estimates.ibu),
  colorEbc: rounded("colorEbc", estimates.colorEbc),
  colorSrm: rounded("colorSrm", estimates.colorSrm),
  colorHex: estimates.colorHex,
  bitternessRatio: rounded("bitternessRatio", estimates.bitternessRatio),
  relativeBitternessRatio: rounded("relativeBitternessRatio", estimates.relativeBitternessRatio),
  caloriesPer330ml: rounded("caloriesPer330ml", estimates.caloriesPer330ml),
  preBoilGravity: rounded("preBoilGravity", estimates.preBoilGravity),
  preBoilVolumeL: rounded("preBoilVolumeLitres", estimates.preBoilVolumeLitres),
  mashWaterL: rounded("mashWaterLitres", estimates.mashWaterLitres),
  spargeWaterL: rounded("spargeWaterLitres", estimates.spargeWaterLitres),
  strikeC: rounded("strikeCelsius", estimates.strikeCelsius),
  difficulty: estimates.difficulty,
  warnings: estimates.warnings.map(({ code, figure, message }) => ({
    code,
    figure: wireNames[figure] ?? figure,
    message: message[locale],
  })),
})

const digits = {
  originalGravity: 4,
  finalGravity: 4,
  abvPercent: 2,
  ibu: 1,
  colorEbc: 1,
  colorSrm: 1,
  bitternessRatio: 2,
  relativeBitternessRatio: 2,
  caloriesPer330ml: 0,
  preBoilGravity: 4,
  preBoilVolumeLitres: 2,
  mashWaterLitres: 2,
  spargeWaterLitres: 2,
  strikeCelsius: 1,
} as const

/** A figure without the digits that are noise. */
export const rounded = <Value extends number | null>(figure: keyof typeof digits, value: Value) =>
  value === null ? value : Math.round(value * 10 ** digits[figure]) / 10 ** digits[figure]

/** Figures that the wire calls by another name. */
const wireNames: Readonly<Record<string, string>> = {
  preBoilVolumeLitres: "preBoilVolumeL",
  mashWaterLitres: "mashWaterL",
  spargeWaterLitres: "spargeWaterL",
  strikeCelsius: "strikeC",
}
