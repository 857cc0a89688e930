import * as z from "zod"
import { between } from "../wire-number.ts"

export const StrikeWaterBody = z
  .strictObject({
    grainKg: between({ min: 0.01, max: 10_000 }),
    waterL: between({ min: 0.01, max: 20_000 }),
    grainC: between({ min: -10, max: 60 }).default(20).describe("Of the grain before"),
    targetC: between({ min: 20, max: 90 }).describe("Of the mash"),
  })
  .meta({ id: "StrikeWaterInput" })

export const strikeWaterSource =
  "J. Palmer, How to Brew, ch. 16: 0.2 qt/lb of heat in the grain, the tun warm"

export const strikeWaterWarnings = {
  above_boiling: {
    code: "above_boiling",
    message: {
      en: "With this little water, it would have to be hotter than boiling. Take more of it.",
      fr: "Avec si peu d'eau, elle devrait être plus chaude que l'ébullition. Prenez-en davantage.",
    },
  },
  below_freezing: {
    code: "below_freezing",
    message: {
      en: "The grain is warmer than the mash should be, and even ice-cold water would not cool it enough.",
      fr: "Le grain est plus chaud que la maische voulue, et même de l'eau glacée ne le refroidirait pas assez.",
    },
  },
} as const
