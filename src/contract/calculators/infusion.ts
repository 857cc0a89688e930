import * as z from "zod"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"

export const InfusionBody = z
  .strictObject({
    grainKg: between({ min: 0.01, max: 10_000 }),
    waterL: between({ min: 0.01, max: 20_000 }).describe("In the mash already"),
    mashC: between({ min: 0, max: 100 }).describe("Of the mash now"),
    targetC: between({ min: 0, max: 100 }).describe("Of the next rest"),
    waterC: between({ min: 0, max: 100 }).default(100).describe("Of the water that is added"),
    addedL: between({ min: 0.01, max: 20_000 })
      .nullable()
      .default(null)
      .describe("When it is known how much is added, the answer is how hot that has to be"),
    boilingC: between({ min: 80, max: 105 }).default(100).describe("At which a decoction comes back"),
  })
  .meta({ id: "InfusionInput" })

export const InfusionAnswer = z
  .object({
    ...CalculationFields,
    decoctionL: z
      .number()
      .nullable()
      .describe("Mash to pull, boil and give back instead; null where that cannot take the mash there"),
    decoctionSource: z.string(),
  })
  .meta({ id: "InfusionAnswer" })

export const infusionSources = {
  infusion: "J. Palmer, How to Brew, ch. 16: Wa = (T2 - T1) × (0.2 G + Wm) / (Tw - T2)",
  decoction:
    "K. Troester, braukaiser.com, Decoction Mashing: V × (T2 - T1) / (Tb - T1); the volume by Palmer",
} as const

export const infusionWarnings = {
  target_unreachable: {
    code: "target_unreachable",
    message: {
      en: "Water of that temperature cannot take the mash there, however much of it.",
      fr: "De l'eau à cette température ne peut pas y amener la maische, quelle qu'en soit la quantité.",
    },
  },
  water_impossible: {
    code: "water_impossible",
    message: {
      en: "With this little water, it would have to be hotter than boiling or colder than ice. Take more of it.",
      fr: "Avec si peu d'eau, elle devrait être plus chaude que l'ébullition ou plus froide que la glace. Prenez-en davantage.",
    },
  },
} as const
