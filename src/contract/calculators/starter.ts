import * as z from "zod"
import type { StarterManner } from "../../brewing/grow-starter.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"

export const StarterBody = z
  .strictObject({
    startBn: between({ min: 0.01, max: 100_000 }).describe("Living cells to begin with, in billions"),
    method: z.enum(["stirred", "still"]).default("stirred").describe("On a stir plate, or standing still"),
    basis: z
      .enum(["extract", "dry_extract"])
      .default("extract")
      .describe(
        "What a stirred starter's growth is counted by: grams of extract in the wort, as Troester does, or grams of " +
          "dry malt extract, as many programs do, which gives a tenth more",
      ),
    gravity: between({ min: 1.01, max: 1.1 }).default(1.037).describe("Of the starter wort"),
    steps: z
      .array(z.strictObject({ volumeL: between({ min: 0.01, max: 1_000 }) }))
      .max(10)
      .default([])
      .describe("One after the other, each with all the yeast of the one before"),
    targetBn: between({ min: 0.01, max: 100_000 })
      .nullable()
      .default(null)
      .describe("How large one more step must be to end with so many billions"),
  })
  .meta({ id: "StarterInput" })

export const StarterAnswer = z
  .object({
    ...CalculationFields,
    steps: z.array(
      z.object({
        volumeL: z.number(),
        dryExtractG: z.number().describe("Of malt, for the wort: 42 points per pound and gallon"),
        extractG: z.number().describe("Dissolved in the wort"),
        startBn: z.number(),
        endBn: z.number(),
        growthFactor: z.number().describe("New cells for each one that was pitched"),
        inoculationMPerMl: z.number().describe("Million cells per millilitre at the start"),
      }),
    ),
    toTarget: z
      .object({ volumeL: z.number(), dryExtractG: z.number() })
      .nullable()
      .describe("One more step; 0 when none is needed, null without a target or when one step cannot"),
  })
  .meta({ id: "StarterAnswer" })

type Method = "troester_extract" | "troester_dry_extract" | "white"

export const starterMethod = (manner: StarterManner): Method =>
  manner.method === "still" ? "white" : `troester_${manner.basis}`

const troester = "K. Troester, braukaiser.com, 2012: new cells per gram"
export const starterSources = {
  troester_extract: `${troester} of extract`,
  troester_dry_extract: `${troester}, taken of dry malt extract`,
  white: "C. White & J. Zainasheff, Yeast, 2010, fig. 5.5, by the usual fit",
} as const satisfies Record<Method, string>

export const starterWarnings = {
  no_growth: {
    code: "no_growth",
    message: {
      en: "A step is too small for its yeast: nothing grows in it.",
      fr: "Une étape est trop petite pour sa levure : rien n'y pousse.",
    },
  },
  sparse: {
    code: "sparse",
    message: {
      en: "A step begins with less than 5 million cells per mL: it is slow to start, and others may win. Begin smaller.",
      fr: "Une étape commence avec moins de 5 millions de cellules par mL : départ lent, risque d'infection. Commencez plus petit.",
    },
  },
  more_steps_needed: {
    code: "more_steps_needed",
    message: {
      en: "One step cannot grow that much: add one before.",
      fr: "Une seule étape ne peut pas autant multiplier la levure : ajoutez-en une avant.",
    },
  },
} as const
