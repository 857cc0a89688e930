import * as z from "zod"
import { acidNames } from "../../brewing/acids.ts"
import { saltNames } from "../../brewing/salts.ts"
import type { ShortfallReason, WaterTreatment } from "../../brewing/solve-water.ts"
import { ionNames } from "../../brewing/water-ions.ts"
import type { Locale } from "../../shared/actor.ts"
import type { Localized } from "../../shared/localized.ts"
import { between } from "../wire-number.ts"
import { CalculationFields } from "./calculation.ts"
import { roundTo } from "./round-to.ts"
import { IonsBody, IonsWire } from "./water-ions.ts"

const salt = z.enum(saltNames)
const acid = z.enum(acidNames)
const percentage = between({ min: 0, max: 100 })
const weight = between({ min: 0, max: 100 }).default(1)
const amount = between({ min: 0, max: 100_000 })

export const AcidAdditionsBody = z
  .array(z.strictObject({ acid, amountMl: amount }))
  .max(20)
  .default([])

const SolveBody = z.strictObject({
  ions: IonsBody,
  weights: z
    .strictObject({
      calcium: weight,
      magnesium: weight,
      sodium: weight,
      chloride: weight,
      sulfate: weight,
      bicarbonate: weight,
    })
    .prefault({})
    .describe("How much the square of each ion's error counts; 0 for one that does not matter"),
  salts: z
    .array(salt)
    .max(20)
    .default(["gypsum", "calcium_chloride_dihydrate", "epsom_salt", "table_salt", "baking_soda"])
    .describe("That may be used"),
  acids: z.array(acid).max(20).default([]).describe("That may be used"),
  maxDilutionPercent: percentage
    .default(0)
    .describe(
      "How much of the water may be replaced by reverse-osmosis water, on top of what is diluted already",
    ),
})

export const WaterChemistryBody = z
  .strictObject({
    volumeL: between({ min: 0.1, max: 20_000 }),
    water: IonsBody.prefault({}),
    dilutionPercent: percentage.default(0).describe("Part of it that is reverse-osmosis water"),
    salts: z
      .array(z.strictObject({ salt, amountG: amount }))
      .max(50)
      .default([]),
    acids: AcidAdditionsBody,
    acidPh: between({ min: 3, max: 9 })
      .default(5.4)
      .describe("The pH that the acids end at: that of the mash, for mash water"),
    target: SolveBody.nullable().default(null).describe("Finds what to add to reach it"),
  })
  .meta({ id: "WaterChemistryInput" })

export const WaterChemistryAnswer = z
  .object({
    ...CalculationFields,
    ions: IonsWire.describe("Of the water after all that was added"),
    residualAlkalinityMeqL: z.number(),
    residualAlkalinityDh: z.number().describe("German degrees"),
    alkalinityCaco3Ppm: z.number(),
    hardnessCaco3Ppm: z.number(),
    hardnessDh: z.number(),
    sulfateToChloride: z.number().nullable().describe("null without chloride"),
    solution: z
      .object({
        dilutionPercent: z.number().describe("To replace by reverse-osmosis water"),
        salts: z.array(z.object({ salt, amountG: z.number() })),
        acids: z.array(z.object({ acid, amountMl: z.number() })),
        shortfalls: z
          .array(
            z.object({
              ion: z.enum(ionNames),
              errorPpm: z.number().describe("Reached less wanted"),
              reason: z.enum(["nothing_brings_it", "brings_others", "water_has_more", "comes_along"]),
              message: z.string(),
            }),
          )
          .describe("Ions that end more than 1 mg/L off the target, and why"),
      })
      .nullable()
      .describe("What to add for the target; null when there is none"),
  })
  .meta({ id: "WaterChemistryAnswer" })

/** What was found on the wire: what is not needed is left out. */
export const toSolutionWire = ({ dilution, salts, acids, shortfalls }: WaterTreatment, locale: Locale) => ({
  dilutionPercent: roundTo(2, dilution * 100),
  salts: salts
    .map((used) => ({ salt: used.salt, amountG: roundTo(3, used.amount) }))
    .filter(({ amountG }) => amountG > 0),
  acids: acids
    .map((used) => ({ acid: used.acid, amountMl: roundTo(3, used.amount) }))
    .filter(({ amountMl }) => amountMl > 0),
  shortfalls: shortfalls.map(({ ion, error, reason }) => ({
    ion,
    errorPpm: roundTo(1, error),
    reason,
    message: shortfallTexts[reason][locale],
  })),
})

const shortfallTexts: Readonly<Record<ShortfallReason, Localized>> = {
  nothing_brings_it: {
    en: "Nothing that may be used brings it.",
    fr: "Rien de ce qui est permis n'en apporte.",
  },
  brings_others: {
    en: "What brings it would bring too much of something else.",
    fr: "Ce qui en apporte apporterait trop d'un autre ion.",
  },
  water_has_more: {
    en: "The water has more of it already: dilution, or acid for bicarbonate, would take it away.",
    fr: "L'eau en contient déjà davantage : la diluer, ou l'acidifier pour le bicarbonate, en enlèverait.",
  },
  comes_along: {
    en: "It comes along with what the other ions need.",
    fr: "Il vient avec ce qu'il faut pour les autres ions.",
  },
}

export const waterChemistrySources = {
  sum: "P. Kolbach, Monatsschrift für Brauerei, 1951 and 1953; ions from molar masses (IUPAC)",
  solve:
    "P. Kolbach, 1951 and 1953; ions from molar masses (IUPAC); bounded least squares (Lawson & Hanson, 1974; Stark & Parker, 1995)",
} as const

export const waterChemistryWarnings = {
  chalk_dissolves_poorly: {
    code: "chalk_dissolves_poorly",
    message: {
      en: "Chalk counts as wholly dissolved. Stirred into water without carbon dioxide, it raises the mash far less (Troester 2009).",
      fr: "La craie est comptée comme entièrement dissoute. Dans une eau sans gaz carbonique, elle agit bien moins sur l'empâtage (Troester 2009).",
    },
  },
  alkalinity_used_up: {
    code: "alkalinity_used_up",
    message: {
      en: "The acid is more than the water's alkalinity: the water itself turns sour.",
      fr: "L'acide dépasse l'alcalinité de l'eau : l'eau elle-même devient acide.",
    },
  },
  target_unbalanced: {
    code: "target_unbalanced",
    message: {
      en: "The charges of the target do not cancel: no water can be exactly so.",
      fr: "Les charges de la cible ne s'équilibrent pas : aucune eau ne peut être exactement ainsi.",
    },
  },
} as const
