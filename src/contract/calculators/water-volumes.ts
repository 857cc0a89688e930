import * as z from "zod"
import { defaultLosses } from "../../brewing/brewery.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import type { WaterPlan } from "../../brewing/water-plan.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"
import { roundTo } from "./round-to.ts"

const volume = { min: 0, max: 10_000 }

export const WaterVolumesBody = z
  .strictObject({
    batchVolumeL: between(recipeRanges.batchVolumeLitres).describe("Cold, in the fermenter"),
    grainKg: between(recipeRanges.amountKilograms).default(0).describe("0 for an extract beer"),
    boilMinutes: between(recipeRanges.boilMinutes).default(60),
    boilOffLPerHour: between(volume).nullable().default(null).describe("15 % of the batch when not known"),
    trubL: between(volume).nullable().default(null).describe("Cold; 5 % of the batch when not known"),
    deadSpaceL: between(volume).default(0).describe("Left in the mash tun"),
    absorptionLPerKg: between({ min: 0, max: 5 }).default(defaultLosses.absorptionLitresPerKilogram),
    contractionPercent: between({ min: 0, max: 10 })
      .default(defaultLosses.contraction * 100)
      .describe("What boiling wort loses of its volume as it cools"),
    topUpL: between(volume).default(0).describe("Added after the boil"),
    mashThicknessLPerKg: between({ min: 1, max: 20 }).default(defaultLosses.mashLitresPerKilogram),
    mashL: between({ min: 0, max: 20_000 })
      .nullable()
      .default(null)
      .describe("All water of the mash, in place of a thickness"),
  })
  .meta({ id: "WaterVolumesInput" })

export const WaterVolumesAnswer = z
  .object({
    ...CalculationFields,
    mashL: z.number(),
    spargeL: z.number().describe("Without grain, all the water"),
    preBoilL: z.number().describe("Hot"),
    postBoilL: z.number().describe("Hot"),
    boiledOffL: z.number(),
    absorbedL: z.number().describe("Held back by the grain"),
    surplusL: z.number().describe("In the kettle beyond what it needs, when the mash alone holds more"),
  })
  .meta({ id: "WaterVolumesAnswer" })

export const waterVolumesSource =
  "J. Palmer, How to Brew; Brewtarget manual: (batch + trub) / (1 - contraction) + boil-off + absorption + dead space"

/** The volumes on the wire: rounded, and mash and sparge water still add up to the total. */
export const toVolumesWire = (plan: WaterPlan) => {
  const litres = (value: number): number => roundTo(2, value)
  const mashL = litres(plan.mash)
  const spargeL = litres(plan.sparge)
  return {
    totalL: litres(mashL + spargeL),
    mashL,
    spargeL,
    preBoilL: litres(plan.preBoil),
    postBoilL: litres(plan.postBoil),
    boiledOffL: litres(plan.boiledOff),
    absorbedL: litres(plan.absorbed),
    surplusL: litres(plan.surplus),
  }
}

export const waterVolumesWarnings = {
  mash_exceeds_need: {
    code: "mash_exceeds_need",
    message: {
      en: "The mash alone holds more water than is needed: nothing is left to sparge with, and the kettle gets too much.",
      fr: "L'empâtage contient à lui seul plus d'eau qu'il n'en faut : rien à rincer, et la cuve en reçoit trop.",
    },
  },
  top_up_exceeds_batch: {
    code: "top_up_exceeds_batch",
    message: {
      en: "The water added after the boil is more than the batch.",
      fr: "L'eau ajoutée après l'ébullition dépasse le volume du brassin.",
    },
  },
} as const
