import * as z from "zod"
import { gravities } from "./gravity-fields.ts"

export const AbvBody = z
  .strictObject({
    ...gravities,
    method: z
      .enum(["simple", "hall", "balling"])
      .default("simple")
      .describe(
        "`simple` is what most programs show, `balling` the best supported, `hall` the highest for strong beer",
      ),
  })
  .meta({ id: "AbvInput" })
export type AbvBody = z.output<typeof AbvBody>

/** The methods that alcohol is worked out by, with their sources. */
export const abvSources = {
  simple: "The common linear formula, (OG - FG) × 131.25",
  hall: "M. Hall, Brew by the Numbers, Zymurgy, summer 1995",
  balling:
    "C. J. N. Balling's alcohol from original and real extract, the latter as in J. De Clerck, A Textbook of Brewing",
} as const satisfies Record<AbvBody["method"], string>
