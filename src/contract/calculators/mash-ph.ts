import * as z from "zod"
import { acidNames } from "../../brewing/acids.ts"
import { maltKinds } from "../../brewing/mash-ph.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"
import { AcidAdditionsBody } from "./water-chemistry.ts"
import { IonsBody } from "./water-ions.ts"

const acidOrMalt = z.enum([...acidNames, "acidulated_malt"])

export const MashPhBody = z
  .strictObject({
    grist: z
      .array(
        z.strictObject({
          kind: z.enum(maltKinds).describe("What it is nearest to"),
          amountKg: between({ min: 0.001, max: recipeRanges.amountKilograms.max }),
          colorEbc: between({ min: 0, max: 2_000 }).default(0).describe("Counts for crystal malt only"),
          distilledWaterPh: between({ min: 3, max: 8 })
            .nullable()
            .default(null)
            .describe("Measured in a mash with distilled water, where it is known"),
        }),
      )
      .min(1)
      .max(100),
    waterL: between({ min: 0.01, max: 20_000 }).describe("Of the mash"),
    water: IonsBody.prefault({}).describe("The mash water with its salts"),
    acids: AcidAdditionsBody.describe("Into the mash or its water"),
    targetPh: between({ min: 4.5, max: 6.5 }).nullable().default(null),
    targetAcid: acidOrMalt.default("lactic_88").describe("What to reach the target with"),
  })
  .meta({ id: "MashPhInput" })

export const MashPhAnswer = z
  .object({
    ...CalculationFields,
    uncertaintyPh: z.number().describe("What the estimate may be off by: measure"),
    gristPh: z.number().describe("In distilled water"),
    residualAlkalinityMeqL: z.number(),
    toTarget: z
      .object({
        acid: acidOrMalt,
        amount: z.number().describe("On top of what is in it already; 0 when none is needed"),
        unit: z.enum(["mL", "g"]),
      })
      .nullable()
      .describe("null without a target"),
  })
  .meta({ id: "MashPhAnswer" })

export const mashPhSource =
  "K. Troester, The effect of brewing water and grist composition on the pH of the mash, 2009; P. Kolbach, 1951 and 1953"

export const mashPhWarnings = {
  outside_usual: {
    code: "outside_usual",
    message: {
      en: "Mashes do best between pH 5.2 and 5.6, measured at room temperature.",
      fr: "Un empâtage réussit le mieux entre pH 5,2 et 5,6, mesuré à température ambiante.",
    },
  },
  beyond_model: {
    code: "beyond_model",
    message: {
      en: "Far from the pH of a mash, the estimate means nothing: check amounts and water.",
      fr: "Si loin du pH d'un empâtage, l'estimation ne veut rien dire : vérifiez les quantités et l'eau.",
    },
  },
  unusual_thickness: {
    code: "unusual_thickness",
    message: {
      en: "The effect of water was measured for 2 to 5 L per kg: beyond, the estimate is rougher.",
      fr: "L'effet de l'eau a été mesuré entre 2 et 5 L par kg : au-delà, l'estimation est plus grossière.",
    },
  },
  target_above_estimate: {
    code: "target_above_estimate",
    message: {
      en: "The mash is below the target already: it needs baking soda or lime, not acid.",
      fr: "L'empâtage est déjà sous la cible : il faut du bicarbonate de sodium ou de la chaux, pas d'acide.",
    },
  },
} as const
