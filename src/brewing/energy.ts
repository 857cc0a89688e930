import { abwOfExtract } from "./alcohol.ts"
import { platoOf } from "./plato.ts"
import { realExtractBalling } from "./real-extract.ts"
import type { SpecificGravity } from "./units.ts"

/** What a glass of beer feeds with. */
export type Energy = {
  readonly kilocalories: number
  /** What did not ferment: sugars, dextrins, and the little protein that cannot be told from them. */
  readonly carbohydrateGrams: number
}

/** Of the extract, what is ash and feeds nobody, g per 100 g of beer. */
const ASH = 0.1

/**
 * Energy and residual carbohydrates after Hall (Zymurgy, summer 1995): (6.9 ABW + 4 (RE - 0.1)) kcal per 100 g of beer,
 * × FG for 100 ml. The real extract is Balling's with constant weights, as there. A beer that fermented to less than
 * 0.1 °P has no carbohydrates, rather than a negative amount.
 * @param millilitres of the glass, ≥ 0
 * @returns kcal and g, both ≥ 0 and proportional to the volume
 */
export const energyOf = (original: SpecificGravity, final: SpecificGravity, millilitres: number): Energy => {
  const realExtract = realExtractBalling(original, final)
  const alcohol = abwOfExtract(platoOf(original), realExtract)
  const carbohydrates = Math.max(0, realExtract - ASH)
  const hectograms = (final * millilitres) / 100
  return {
    kilocalories: (6.9 * alcohol + 4 * carbohydrates) * hectograms,
    carbohydrateGrams: carbohydrates * hectograms,
  }
}
