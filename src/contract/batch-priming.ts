import * as z from "zod"
import { primingSugars } from "../brewing/priming-sugar.ts"
import { recipeRanges } from "../brewing/recipe-ranges.ts"
import { celsius, litres, volumesOfCo2 } from "../brewing/units.ts"
import { type PrimingDoubt, primingDoubts, type PrimingPlan } from "../features/brew-log/index.ts"
import type { Locale } from "../shared/actor.ts"
import type { Localized } from "../shared/localized.ts"
import { primingSource, primingWarnings } from "./calculators/priming.ts"
import { roundTo } from "./calculators/round-to.ts"
import { queryNumber } from "./wire-number.ts"

export const PrimingQuery = z.strictObject({
  volumeL: queryNumber(recipeRanges.batchVolumeLitres)
    .optional()
    .describe(
      "Of beer that is bottled: the last that was measured by default, without what the fermenter keeps",
    ),
  temperatureC: queryNumber({ min: -2, max: 45 })
    .optional()
    .describe("The warmest that the beer was since fermentation ended: as it was measured by default"),
  targetVolumes: queryNumber({ min: 0, max: 8 })
    .optional()
    .describe("Volumes of CO2: the recipe's by default, or what is usual of its style"),
  sugar: z.enum(primingSugars).default("sucrose").describe("`sucrose` is table sugar"),
})

/** What a query asks for, in units. */
export const fromPrimingQuery = ({
  volumeL,
  temperatureC,
  targetVolumes,
  sugar,
}: z.output<typeof PrimingQuery>) => ({
  sugar,
  ...(volumeL !== undefined && { volumeLitres: litres(volumeL) }),
  ...(temperatureC !== undefined && { temperatureCelsius: celsius(temperatureC) }),
  ...(targetVolumes !== undefined && { targetVolumes: volumesOfCo2(targetVolumes) }),
})

const measurementId = z.uuid().nullable().describe("The measurement that it is")

export const BatchPrimingWire = z
  .object({
    sugar: z.enum(primingSugars),
    amountG: z.number().describe("Of sugar for all of the beer"),
    gramsPerLitre: z.number(),
    residualVolumes: z.number().describe("Volumes of CO2 that the beer holds already"),
    volume: z.object({
      volumeL: z.number(),
      from: z.enum(["asked", "measured", "split", "recipe"]),
      measurementId,
    }),
    temperature: z.object({
      temperatureC: z.number(),
      from: z.enum(["asked", "measured"]),
      measurementId,
    }),
    target: z.object({
      targetVolumes: z.number(),
      from: z.enum(["asked", "recipe", "style"]),
      usual: z
        .object({ min: z.number(), max: z.number() })
        .nullable()
        .describe("Of the recipe's style; null when nobody gives figures for it"),
    }),
    method: z.string(),
    source: z.string(),
    warnings: z.array(z.object({ code: z.enum(primingDoubts), message: z.string() })),
  })
  .meta({ id: "BatchPriming" })

export const toBatchPrimingWire = (
  { sugar, grams, volume, temperature, target, held, doubts }: PrimingPlan,
  locale: Locale,
): z.output<typeof BatchPrimingWire> => ({
  sugar,
  amountG: roundTo(1, grams),
  gramsPerLitre: roundTo(2, volume.litres === 0 ? 0 : grams / volume.litres),
  residualVolumes: roundTo(2, held),
  volume: {
    volumeL: roundTo(2, volume.litres),
    from: volume.source,
    measurementId: volume.measurementId,
  },
  temperature: {
    temperatureC: roundTo(1, temperature.celsius),
    from: temperature.source,
    measurementId: temperature.measurementId,
  },
  target: {
    targetVolumes: roundTo(2, target.volumes),
    from: target.source,
    usual: target.usual && { ...target.usual },
  },
  method: "stoichiometry",
  source: primingSource,
  warnings: doubts.map((code) => ({ code, message: doubtTexts[code][locale] })),
})

const doubtTexts: Readonly<Record<PrimingDoubt, Localized>> = {
  bottles_may_burst: primingWarnings.bottles_may_burst.message,
  already_carbonated: primingWarnings.already_carbonated.message,
  fermentation_unproven: {
    en: "No two gravities, two days apart, show that fermentation is over: beer that ferments on makes bottles burst.",
    fr: "Aucune paire de densités, à deux jours d'écart, ne prouve que la fermentation est finie : une bière qui fermente encore fait éclater les bouteilles.",
  },
  gravity_above_expected: {
    en: "The last gravity is well above what the yeast should reach: if it goes on in the bottles, they may burst.",
    fr: "La dernière densité est bien au-dessus de ce que la levure devrait atteindre : si elle repart en bouteille, elles peuvent éclater.",
  },
  last_temperature_only: {
    en: "Nobody knows how warm the beer was since fermentation ended: the last temperature had to do. Say the warmest.",
    fr: "On ne sait pas jusqu'où la bière a chauffé depuis la fin de la fermentation : la dernière température sert de repère. Indiquez la plus élevée.",
  },
}
