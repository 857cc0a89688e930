import * as z from "zod"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import type { IbuMethod } from "../../brewing/recipe.ts"
import { NamelessHopBody } from "../recipe-ingredients.ts"
import { SettingsBody } from "../recipe-process.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"

export const IbuBody = z
  .strictObject({
    hops: z.array(NamelessHopBody).min(1).max(recipeLimits.listLength),
    originalGravity: between({ min: 0.98, max: 1.2 }),
    batchVolumeL: between(recipeRanges.batchVolumeLitres).describe("What goes into the fermenter"),
    boilVolumeL: between(recipeRanges.boilVolumeLitres)
      .nullable()
      .default(null)
      .describe("At the start of the boil; null when it is to be worked out"),
    boilMinutes: between(recipeRanges.boilMinutes).default(60),
    settings: SettingsBody.omit({ colorMethod: true }).prefault({}),
    altitudeM: between({ min: 0, max: 6_000 }).default(0).describe("Of the kettle; only Garetz asks"),
    kettleAreaCm2: between({ min: 10, max: 1_000_000 })
      .nullable()
      .default(null)
      .describe(
        "√(surface of the wort × opening of the kettle); only mIBU asks. null: an open kettle as deep as wide",
      ),
  })
  .meta({ id: "IbuInput" })

export const IbuAnswer = z
  .object({
    ...CalculationFields,
    gravity: z.number().describe("That the hops see"),
    bitternessRatio: z.number().nullable().describe("IBU per gravity point"),
    hops: z
      .array(
        z.object({
          name: z.string(),
          ibu: z.number(),
          utilizationPercent: z.number().nullable().describe("null where there is no alpha acid"),
        }),
      )
      .describe("What each addition gives, in their order"),
  })
  .meta({ id: "IbuAnswer" })

/** The methods that bitterness is worked out by, with their sources. */
export const ibuSources = {
  tinseth: "G. Tinseth, realbeer.com/hops/research.html, 1997",
  rager: "J. Rager, Calculating Hop Bitterness in Beer, Zymurgy, hops special 1990",
  garetz: "M. Garetz, Using Hops, 1994; his table as recipe programs carry it",
  mibu: "J.-P. Hosom, A Modified IBU Calculation (mIBU), alchemyoverlord, 2015; rate by Malowicki & Shellhammer, 2005",
} as const satisfies Record<IbuMethod, string>
