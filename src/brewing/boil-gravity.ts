import type { BreweryLosses } from "./brewery.ts"
import type { CalculationSettings } from "./recipe.ts"
import { type Litres, type SpecificGravity, specificGravity } from "./units.ts"

/**
 * How much thinner the wort is before the boil than after: what stays behind with the trub is boiled, too. A boil
 * that starts with less than the batch is topped up afterwards, so its wort is denser.
 * @param preBoil at the start of the boil, > 0
 * @param batch > 0
 * @returns a factor of the gravity points, 1 at most unless it is topped up
 */
export const boilDilution = (preBoil: Litres, batch: Litres, { trub }: BreweryLosses): number =>
  preBoil < batch ? batch / preBoil : Math.min(1, (batch * (1 + trub)) / preBoil)

/**
 * What hops see of the wort: the mean over the boil or, when the settings say so, the original gravity. A boil that is
 * topped up afterwards never is as thin as the beer: there it is the gravity that it starts with.
 * @param preBoil null when it is not known: then it is the original gravity
 */
export const hoppedGravity = (
  original: SpecificGravity,
  preBoil: SpecificGravity | null,
  { averageBoilGravity }: Pick<CalculationSettings, "averageBoilGravity">,
): SpecificGravity =>
  averageBoilGravity && preBoil !== null
    ? specificGravity(Math.max(preBoil, (preBoil + original) / 2))
    : original
