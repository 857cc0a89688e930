import { platoOf } from "./plato.ts"
import type { Plato, SpecificGravity } from "./units.ts"

/**
 * Apparent attenuation: (OG - FG) / (OG - 1), the inverse of `finalGravity` and what yeast is sold by.
 * @returns percent, a plain number: above 100 for a beer lighter than water, below 0 when the gravity rose; null for
 * an original gravity of 1.000 or less
 */
export const apparentAttenuation = (original: SpecificGravity, final: SpecificGravity): number | null =>
  original > 1 ? ((original - final) / (original - 1)) * 100 : null

/**
 * Real attenuation: (OE - RE) / OE, the part of the extract that is gone for good. About 0.81 of the apparent one.
 * @param realExtract by either formula of `real-extract.ts`
 * @returns percent, a plain number: below 0 when the gravity rose; null for an original gravity without extract
 */
export const realAttenuation = (original: SpecificGravity, realExtract: Plato): number | null => {
  const extract = platoOf(original)
  return extract > 0 ? ((extract - realExtract) / extract) * 100 : null
}
