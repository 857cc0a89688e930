import { measurementRanges } from "../../brewing/measurement-ranges.ts"
import type { Range } from "../../brewing/recipe-ranges.ts"
import { between } from "../wire-number.ts"

/** Of wort or beer, from a very dry cider to a barley wine that nobody has brewed yet. */
export const gravityRange: Range = measurementRanges.gravity

export const gravity = between(gravityRange)

/** The gravities before and after fermentation, of everything that is worked out from the two. */
export const gravities = {
  originalGravity: gravity.describe("Specific gravity of the wort, before fermentation"),
  finalGravity: gravity.describe("Specific gravity of the beer, read with a hydrometer"),
}

export const gravityRose = {
  code: "gravity_rose",
  message: {
    en: "The final gravity is above the original one: nothing has fermented. Were they swapped?",
    fr: "La densité finale est supérieure à la densité initiale : rien n'a fermenté. Sont-elles inversées ?",
  },
}
