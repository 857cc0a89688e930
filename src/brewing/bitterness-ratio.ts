import { gravityPoints } from "./gravity.ts"
import type { Ibu, SpecificGravity } from "./units.ts"

/**
 * Bitterness to gravity, BU:GU (Daniels, Designing Great Beers): IBU per point of original gravity.
 * @returns about 0.3 (malty) to 1 (bitter) for most beers; null for a gravity of 1.000 or less
 */
export const bitternessRatio = (bitterness: Ibu, original: SpecificGravity): number | null =>
  original > 1 ? bitterness / gravityPoints(original) : null

/** Mean apparent attenuation of the styles of the BJCP guide, as Shwayder takes it. */
const USUAL_ATTENUATION = 0.7655

/**
 * Relative bitterness ratio (Shwayder, The Mad Alchemist): BU:GU × (1 + apparent attenuation - 0.7655). A beer that
 * ferments drier tastes more bitter at the same BU:GU.
 * @returns null for an original gravity of 1.000 or less
 */
export const relativeBitternessRatio = (
  bitterness: Ibu,
  original: SpecificGravity,
  final: SpecificGravity,
): number | null => {
  const ratio = bitternessRatio(bitterness, original)
  return ratio === null ? null : ratio * (1 + (original - final) / (original - 1) - USUAL_ATTENUATION)
}
