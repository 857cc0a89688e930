import * as z from "zod"
import type { YeastForm } from "../../brewing/yeast-amount.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"
import { YeastBody } from "./yeast-fields.ts"

export const PitchRateBody = z
  .strictObject({
    volumeL: between({ min: 0.1, max: 10_000 }),
    originalGravity: between({ min: 1, max: 1.2 }),
    beer: z
      .enum(["ale", "hybrid", "lager"])
      .default("ale")
      .describe("0.75, 1 or 1.5 million cells per mL and °P"),
    rate: between({ min: 0.1, max: 5 })
      .nullable()
      .default(null)
      .describe("Million cells per mL and °P, in place of the beer's"),
    yeast: YeastBody.prefault({}),
  })
  .meta({ id: "PitchRateInput" })

const unit = z.enum(["pack", "g", "mL"])
export const yeastUnits = { liquid: "pack", dry: "g", slurry: "mL" } as const satisfies Record<
  YeastForm,
  z.output<typeof unit>
>

export const PitchRateAnswer = z
  .object({
    ...CalculationFields,
    rate: z.number().describe("That was asked for, million cells per mL and °P"),
    viabilityPercent: z.number().describe("Of the yeast at its age"),
    yeastAmount: z.number().nullable().describe("That holds so many living cells; null when none lives"),
    yeastUnit: unit,
    pitchedBn: z.number().nullable().describe("Living cells in what is at hand"),
    pitchedRate: z.number().nullable().describe("What they come to, million cells per mL and °P"),
  })
  .meta({ id: "PitchRateAnswer" })

export const pitchRateSource =
  "C. White & J. Zainasheff, Yeast, 2010; viability: 0.7 % a day (Mr Malty), dry yeast 4 % a year cold and 20 % warm"

export const pitchRateWarnings = {
  yeast_dead: {
    code: "yeast_dead",
    message: {
      en: "At this age nothing of the yeast is taken to live: make a starter to see, or buy a fresh one.",
      fr: "À cet âge, plus rien de la levure n'est censé vivre : essayez un starter, ou achetez-en une fraîche.",
    },
  },
  too_little: {
    code: "too_little",
    message: {
      en: "The yeast at hand is less than the wort needs: add more, or make a starter.",
      fr: "La levure disponible ne suffit pas pour ce moût : ajoutez-en, ou faites un starter.",
    },
  },
  old_slurry: {
    code: "old_slurry",
    message: {
      en: "Slurry loses its strength faster than fresh yeast: after two weeks, make a starter of it.",
      fr: "La levure récoltée faiblit plus vite que la fraîche : après deux semaines, faites-en un starter.",
    },
  },
} as const
