import { type Range, recipeRanges } from "./recipe-ranges.ts"

/** The least and the most that a figure of an equipment may be: from a pot on the stove to a small brewery. */
export const equipmentRanges = {
  batchVolumeLitres: recipeRanges.batchVolumeLitres,
  vesselLitres: { min: 0.1, max: 20_000 },
  boilOffLitresPerHour: { min: 0, max: 2_000 },
  lossLitres: { min: 0, max: 2_000 },
  absorptionLitresPerKilogram: { min: 0, max: 5 },
  contractionPercent: { min: 0, max: 10 },
  mashLitresPerKilogram: { min: 1, max: 20 },
  grainCelsius: { min: -10, max: 50 },
  mashTunKilograms: { min: 0, max: 5_000 },
  specificHeat: { min: 0.01, max: 1 },
  altitudeMetres: { min: -450, max: 5_500 },
  /** At 0 no amount of malt gives a beer. */
  efficiencyPercent: { min: 1, max: 100 },
} as const satisfies Record<string, Range>

export const equipmentLimits = { nameLength: 100, notesLength: 5_000 } as const
