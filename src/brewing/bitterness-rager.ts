import type { Minutes, SpecificGravity } from "./units.ts"

/**
 * Part of the alpha acids that a boil turns bitter, after Rager (Zymurgy, hops special 1990):
 * 18.11 + 13.86 · tanh((t - 31.32) / 18.27) percent, less in wort above 1.050, by 1 + (G - 1.050) / 0.2.
 * A hop at 0 minutes gives 5 % by it: Rager counts what isomerises before the wort is cold.
 * @param gravity of the boil
 * @param boiled minutes in the boil; his table spans 0 to 60
 * @returns 0 to 0.32
 */
export const ragerUtilization = (gravity: SpecificGravity, boiled: Minutes): number =>
  (18.11 + 13.86 * Math.tanh((boiled - 31.32) / 18.27)) / 100 / ragerGravityDivisor(gravity)

const ragerGravityDivisor = (gravity: SpecificGravity): number => 1 + Math.max(0, gravity - 1.05) / 0.2
