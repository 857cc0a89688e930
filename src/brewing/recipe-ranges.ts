import type { HopForm } from "./recipe.ts"

/** The least and the most that a figure may be, both included. */
export type Range = { readonly min: number; readonly max: number }

/**
 * What a brewer can mean, from a test batch in a pot to a small brewery: narrower than the units' own ranges, so that
 * a lost decimal comma is noticed. What comes in by the API or from a file is held to the same ranges.
 */
export const recipeRanges = {
  batchVolumeLitres: { min: 0.1, max: 10_000 },
  boilVolumeLitres: { min: 0.1, max: 20_000 },
  boilMinutes: { min: 0, max: 1_440 },
  efficiencyPercent: { min: 0, max: 100 },
  amountKilograms: { min: 0, max: 10_000 },
  yieldPercent: { min: 0, max: 100 },
  colorEbc: { min: 0, max: 40_000 },
  hopGrams: { min: 0, max: 100_000 },
  minutes: { min: 0, max: 527_040 },
  hopCelsius: { min: 0, max: 110 },
  day: { min: 0, max: 365 },
  attenuationPercent: { min: 0, max: 100 },
  /** Of a culture or a misc, in its own unit. */
  amount: { min: 0, max: 1_000_000 },
  ppm: { min: 0, max: 10_000 },
  ph: { min: 0, max: 14 },
  waterAdditionGrams: { min: 0, max: 100_000 },
  mashCelsius: { min: 0, max: 110 },
  mashMinutes: { min: 0, max: 10_080 },
  infusionLitres: { min: 0, max: 20_000 },
  fermentationCelsius: { min: -10, max: 60 },
  days: { min: 0, max: 3_650 },
  carbonationVolumes: { min: 0, max: 10 },
  hopFactor: { min: 0.5, max: 2 },
} as const satisfies Record<string, Range>

const alphaOfHops: Range = { min: 0, max: 30 }
const alphaOfExtract: Range = { min: 0, max: 100 }

/** The alpha acids that a hop can have: no variety passes 30 %, an extract does. */
export const alphaPercentRange = (form: HopForm): Range => (form === "extract" ? alphaOfExtract : alphaOfHops)
