import type { Fermentable, Recipe } from "./recipe.ts"
import { type Litres, type SpecificGravity, specificGravity, within } from "./units.ts"

/**
 * What pure sucrose gives: 46.21 gravity points per pound in a US gallon (ASBC), 385.6 in points · L / kg.
 * The yield of a fermentable is a percentage of it.
 */
const SUCROSE_POINTS_LITRES_PER_KILOGRAM = 385.6

/**
 * What steeping gets out of a grain, as a part of its extract. Palmer (How to Brew) lists 15 to 22 points per pound
 * and gallon for steeped crystal malts that hold 33 to 35; brauhausjs reckons with 50 %.
 */
const STEEPING_EFFICIENCY = 0.5

/** Thousandths of gravity above water: 1.050 is 50 points. */
export const gravityPoints = (gravity: SpecificGravity): number => (gravity - 1) * 1000

/**
 * The gravity of points in a volume: 1 + points · litres / volume / 1000.
 * @param volume > 0
 * @returns null below 0.900 or above 1.500, where nobody brews
 */
export const gravityOfPointLitres = (points: number, volume: Litres): SpecificGravity | null =>
  within(specificGravity, 1 + points / volume / 1000)

/** The gravity points, times litres, that a recipe's fermentables bring. */
export type PointLitres = {
  readonly total: number
  /** Without what joins after the boil or in the fermenter: the hops never see it. */
  readonly boil: number
}

/**
 * Gravity points · litres of all fermentables: kg × yield × 385.6 × efficiency.
 * Efficiency is the brewhouse's for what is mashed, 50 % for what is steeped, and 100 % for extract and sugar wherever
 * they go in, and for what is boiled or goes to the fermenter.
 */
export const pointLitres = ({
  fermentables,
  efficiencyPercent,
}: Pick<Recipe, "fermentables" | "efficiencyPercent">): PointLitres => {
  let total = 0
  let boil = 0
  for (const fermentable of fermentables) {
    const points =
      fermentable.amountKilograms *
      (fermentable.yieldPercent / 100) *
      SUCROSE_POINTS_LITRES_PER_KILOGRAM *
      efficiency(fermentable, efficiencyPercent / 100)
    total += points
    if (!fermentable.afterBoil && fermentable.use !== "fermenter") boil += points
  }
  return { total, boil }
}

const efficiency = ({ kind, use }: Fermentable, brewhouse: number): number => {
  if (kind === "extract" || kind === "sugar") return 1
  if (use === "mash") return brewhouse
  return use === "steep" ? STEEPING_EFFICIENCY : 1
}
