import type { Minutes, SpecificGravity } from "./units.ts"

/** Percent by the last minute of each step: Using Hops (1994), table 8.1, as programs carry it. */
const utilizationSteps: readonly (readonly [lastMinute: number, percent: number])[] = [
  [10, 0],
  [15, 2],
  [20, 5],
  [25, 8],
  [30, 11],
  [35, 14],
  [40, 16],
  [45, 18],
  [50, 19],
  [60, 20],
  [70, 21],
  [80, 22],
]
const LONGEST_BOIL_PERCENT = 23

const FEET_PER_METRE = 3.280_84

/**
 * Part of the alpha acids that a boil turns bitter, after Garetz (Using Hops, 1994), before the correction for the
 * hopping rate: his table, divided by the gravity factor GF = 1 + (G - 1.050) / 0.2 (1 at least) and by the
 * temperature factor TF = 1 + 0.02 × feet / 550.
 *
 * The book's table was not at hand: it stands here as recipe programs carry it, and Hosom's published fit of the
 * book's table 8.1 (alchemyoverlord, 2021) agrees with it within 0.015. The least supported of our methods, and lower
 * than all others: offered for those whose recipes were made with it, never the default.
 * @param gravity of the boil; where it is topped up, of the concentrated wort (his CF × points)
 * @param boiled minutes in the boil; his table knows nothing below 11
 * @param altitudeMetres of the kettle, where wort boils cooler
 * @returns 0 to 0.23
 */
export const garetzUtilization = (gravity: SpecificGravity, boiled: Minutes, altitudeMetres = 0): number => {
  const percent = utilizationSteps.find(([lastMinute]) => boiled <= lastMinute)?.[1] ?? LONGEST_BOIL_PERCENT
  const gravityFactor = 1 + Math.max(0, gravity - 1.05) / 0.2
  const temperatureFactor = 1 + (0.02 * altitudeMetres * FEET_PER_METRE) / 550
  return percent / 100 / gravityFactor / temperatureFactor
}

/**
 * Garetz' hopping rate: the more hops, the less of them. He divides by HF = 1 + CF × IBU / 260 and has the brewer guess
 * the IBU and repeat; the bitterness at which the repetition rests is the root of CF/260 · IBU² + IBU = uncorrected IBU.
 * @param uncorrected IBU of all additions together without it, ≥ 0
 * @param concentration CF: batch volume / boil volume, 1 unless the boil is topped up
 */
export const withHoppingRate = (uncorrected: number, concentration: number): number => {
  const slope = concentration / 260
  return (2 * uncorrected) / (1 + Math.sqrt(1 + 4 * slope * uncorrected))
}
