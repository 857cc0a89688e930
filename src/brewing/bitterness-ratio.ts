import { gravityPoints } from "./gravity.ts"
import type { Ibu, SpecificGravity } from "./units.ts"

/**
 * Bitterness to gravity, BU:GU (Daniels, Designing Great Beers): IBU per point of original gravity.
 * @returns about 0.3 (malty) to 1 (bitter) for most beers; null for a gravity of 1.000 or less
 */
export const bitternessRatio = (bitterness: Ibu, original: SpecificGravity): number | null =>
  original > 1 ? bitterness / gravityPoints(original) : null
