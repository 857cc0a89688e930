import type { FermentableKind, FermentableUse, RecipeType } from "../../brewing/recipe.ts"
import { significant } from "./significant.ts"

/** Points per pound and gallon of pure sugar: what a yield in percent is a part of. */
export const SUGAR_POINTS = 46.21

/** The yield that is assumed of a fermentable whose file says none, percent. */
export const usualYield: Readonly<Record<FermentableKind, number>> = {
  grain: 75,
  adjunct: 75,
  extract: 80,
  sugar: 100,
  fruit: 10,
  other: 75,
}

/** Where a fermentable goes whose file does not say: sugar and extract into the kettle, grain into the mash if there is one. */
export const usualUse = (kind: FermentableKind, type: RecipeType): FermentableUse => {
  if (kind === "sugar" || kind === "extract") return "boil"
  return type === "extract" ? "steep" : "mash"
}

/** The yield of a fermentable by its potential, the gravity of a pound in a gallon; null for one that nothing has. */
export const yieldOfPotential = (potential: number | null): number | null => {
  if (potential === null) return null
  const percent = significant((((potential - 1) * 1000) / SUGAR_POINTS) * 100)
  return percent >= 0 && percent <= 100.5 ? Math.min(100, percent) : null
}
