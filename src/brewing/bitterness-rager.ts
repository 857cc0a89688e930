import type { Minutes, SpecificGravity } from "./units.ts"

/**
 * Part of the alpha acids that a boil turns bitter, after Rager (Zymurgy, hops special 1990):
 * 18.11 + 13.86 · tanh((t - 31.32) / 18.27) percent, less in wort above 1.050, by 1 + (G - 1.050) / 0.2.
 * His table starts with 5 % for 0 to 5 minutes, and the curve with it. A hop at 0 minutes is not boiled, and gives 0 here as
 * by the other methods and in the files of programs that reckon with Rager.
 * @param gravity of the boil
 * @param boiled minutes in the boil; his table spans 0 to 60
 * @returns 0, or 0.05 to 0.32
 */
export const ragerUtilization = (gravity: SpecificGravity, boiled: Minutes): number =>
  boiled === 0
    ? 0
    : (18.11 + 13.86 * Math.tanh((boiled - 31.32) / 18.27)) / 100 / ragerGravityDivisor(gravity)

const ragerGravityDivisor = (gravity: SpecificGravity): number => 1 + Math.max(0, gravity - 1.05) / 0.2
