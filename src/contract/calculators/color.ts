import * as z from "zod"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import type { ColorMethod } from "../../brewing/recipe.ts"
import { SettingsBody } from "../recipe-process.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"

const ColoredMaltBody = z
  .strictObject({
    amountKg: between(recipeRanges.amountKilograms),
    colorEbc: between(recipeRanges.colorEbc).optional(),
    colorLovibond: between({ min: 0, max: 20_000 }).optional().describe("In place of colorEbc"),
  })
  .refine(({ colorEbc, colorLovibond }) => (colorEbc === undefined) !== (colorLovibond === undefined), {
    path: ["colorEbc"],
    params: {
      code: "one_of",
      text: {
        en: "Send either colorEbc or colorLovibond.",
        fr: "Envoyez soit colorEbc, soit colorLovibond.",
      },
    },
  })
  .meta({ id: "ColoredMaltInput" })

export const ColorBody = z
  .strictObject({
    fermentables: z.array(ColoredMaltBody).min(1).max(recipeLimits.listLength),
    batchVolumeL: between(recipeRanges.batchVolumeLitres),
    method: SettingsBody.shape.colorMethod.describe(
      "`morey` holds for pale beer as well; `daniels` and `mosher` for darker ones",
    ),
  })
  .meta({ id: "ColorInput" })

export const ColorAnswer = z
  .object({
    ...CalculationFields,
    colorEbc: z.number().nullable(),
    colorSrm: z.number().nullable(),
    colorLovibond: z.number().nullable().describe("Counts as SRM, as in all recipe programs"),
    colorHex: z.string().nullable().describe("sRGB, #rrggbb: a glass of 5 cm in white light"),
    maltColorUnits: z.number().describe("lb · °L per US gallon"),
  })
  .meta({ id: "ColorAnswer" })

/** The methods that colour is worked out by, with their sources. */
export const colorSources = {
  morey: "D. Morey, Brewing Techniques",
  daniels: "R. Daniels, Designing Great Beers, 1996",
  mosher: "R. Mosher, The Brewer's Companion, 1994",
} as const satisfies Record<ColorMethod, string>
