import type { Brewery } from "./brewery.ts"
import type { Recipe } from "./recipe.ts"
import type { Litres } from "./units.ts"

/**
 * Water that is added after a boil which started with less than the batch needs: what is left of it, cooled and
 * without what stays behind, is filled up.
 * @param preBoil what the boil starts with; null when it is not known
 * @returns litres, 0 when nothing is missing
 */
export const topUpLitres = (
  { batchVolumeLitres: batch, boilMinutes }: Pick<Recipe, "batchVolumeLitres" | "boilMinutes">,
  preBoil: Litres | null,
  { losses }: Brewery,
): number => {
  if (preBoil === null) return 0
  const postBoil = Math.max(0, preBoil - batch * losses.boilOffPerHour * (boilMinutes / 60))
  const missing = batch * (1 + losses.trub) - postBoil * (1 - losses.contraction)
  return missing > ROUNDING_LITRES ? missing : 0
}

/** What a double leaves of a volume that was worked out forth and back. */
const ROUNDING_LITRES = 1e-6
