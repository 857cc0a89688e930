import type { Minutes, SpecificGravity } from "./units.ts"

/** How fast alpha acids isomerise in the boil, per minute: Tinseth's time constant. */
export const TINSETH_RATE_PER_MINUTE = 0.04

/**
 * What a boil without end would turn bitter, after Tinseth: 1.65 · 0.000125^(G - 1) / 4.15. Denser wort turns less.
 * @returns 0 to 0.4
 */
export const tinsethLimit = (gravity: SpecificGravity): number => (1.65 * 0.000125 ** (gravity - 1)) / 4.15

/**
 * Part of the alpha acids that a boil turns bitter, after Tinseth (realbeer.com/hops/research.html, 1997):
 * 1.65 · 0.000125^(G - 1) × (1 - e^(-0.04 t)) / 4.15.
 * @param gravity mean gravity of the wort over the boil; the published table spans 1.030 to 1.130
 * @param boiled minutes in the boil; the table spans 0 to 120
 * @returns 0 to 0.4, within 0.0006 of the published table
 */
export const tinsethUtilization = (gravity: SpecificGravity, boiled: Minutes): number =>
  tinsethLimit(gravity) * (1 - Math.exp(-TINSETH_RATE_PER_MINUTE * boiled))
