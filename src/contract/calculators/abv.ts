import * as z from "zod"
import { between } from "../wire-number.ts"

const gravity = between({ min: 0.98, max: 1.2 })

export const AbvBody = z
  .strictObject({
    originalGravity: gravity,
    finalGravity: gravity,
    method: z
      .enum(["simple", "hall"])
      .default("simple")
      .describe("`hall` is better for strong beer, `simple` is what most programs show"),
  })
  .meta({ id: "AbvInput" })
export type AbvBody = z.output<typeof AbvBody>

/** The methods that alcohol is worked out by, with their sources. */
export const abvSources = {
  simple: "The common linear formula, (OG - FG) × 131.25",
  hall: "M. Hall, Brew by the Numbers, Zymurgy, summer 1995",
} as const satisfies Record<AbvBody["method"], string>

export const abvWarnings = {
  gravity_rose: {
    code: "gravity_rose",
    message: {
      en: "The final gravity is above the original one: there is no alcohol to speak of. Were they swapped?",
      fr: "La densité finale est supérieure à la densité initiale : pas d'alcool à calculer. Sont-elles inversées ?",
    },
  },
} as const
