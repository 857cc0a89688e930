import { gravityPoints } from "./gravity.ts"
import { platoOf } from "./plato.ts"
import { type BillionCells, type Grams, grams, type Litres, type SpecificGravity } from "./units.ts"

/** Dry malt extract gives 42 points per pound and gallon, 350.5 in points · L / kg. */
const DRY_EXTRACT_POINTS_LITRES_PER_KILOGRAM = (42 * 3.785_411_784) / 0.453_592_37

/** Dry malt extract in a starter wort: 114 g make a litre of 1.040. */
export const dryExtractGrams = (volume: Litres, gravity: SpecificGravity): Grams =>
  grams((Math.max(0, gravityPoints(gravity)) * volume * 1000) / DRY_EXTRACT_POINTS_LITRES_PER_KILOGRAM)

/** Extract dissolved in a starter wort, litres × gravity × °P × 10: 104 g in a litre of 1.040. */
export const extractGrams = (volume: Litres, gravity: SpecificGravity): Grams =>
  grams(volume * gravity * Math.max(0, platoOf(gravity)) * 10)

/**
 * What growth is counted by: Troester counts by the gram of extract dissolved in the wort. Many programs put grams of
 * dry malt extract into his formula, which gives a tenth more growth.
 */
export const starterBases = { extract: extractGrams, dry_extract: dryExtractGrams } as const
export type StarterBasis = keyof typeof starterBases

/**
 * Growth on a stir plate, in billion new cells per gram, after Troester (braukaiser.com, 2012): 1.4 up to 1.4 billion
 * cells per gram, then 2.33 - 0.67 r, none above 3.5.
 * @param ratio r, billion cells pitched per gram, ≥ 0
 */
export const stirredGrowthRate = (ratio: number): number => {
  if (ratio < 1.4) return 1.4
  return ratio <= 3.5 ? Math.max(0, 2.33 - 0.67 * ratio) : 0
}

/** Cells after a starter on a stir plate, in billions. @param fed grams of extract, or of dry malt extract */
export const stirredStarter = (start: BillionCells, fed: Grams): number =>
  start === 0 || fed === 0 ? start : start + stirredGrowthRate(start / fed) * fed

/**
 * Grams that a starter on a stir plate needs to end with at least so many cells: Troester's formula the other way
 * round. The rate steps from 1.39 up to 1.4 at 1.4 billion cells per gram; in that gap the step's size is it.
 * @returns null when there is nothing to grow from
 */
export const stirredStarterGrams = (start: BillionCells, target: BillionCells): number | null => {
  const growth = target - start
  if (growth <= 0) return 0
  if (start === 0) return null
  const atTheStep = start / 1.4
  const wellFed = growth / 1.4
  if (wellFed > atTheStep) return wellFed
  return Math.min((growth + 0.67 * start) / 2.33, atTheStep)
}

const WHITE = { factor: 12.547_937_76, exponent: -0.459_485_832_4, offset: 0.999_499_490_6 }

/** Where White's measurements end, in million cells per millilitre; a smaller inoculation grows no more than this one. */
const SPARSEST_INOCULATION = 5

/**
 * New cells for each cell pitched in a starter that stands still: 12.548 r^-0.4595 - 0.9995, the usual fit to the
 * measurements in White & Zainasheff, Yeast (2010), fig. 5.5. Between 0 and 5; the wort is 1.036 to 1.040.
 * @param inoculation r, million cells per millilitre, > 0; measured from 5 to 200
 */
export const stillGrowthFactor = (inoculation: number): number =>
  Math.max(0, WHITE.factor * Math.max(inoculation, SPARSEST_INOCULATION) ** WHITE.exponent - WHITE.offset)

/** Cells after a starter that stands still, in billions. */
export const stillStarter = (start: BillionCells, volume: Litres): number =>
  start === 0 || volume === 0 ? start : start * (1 + stillGrowthFactor(start / volume))

/**
 * Litres that a still starter needs to end with so many cells.
 * @returns null when no starter grows that much in one step
 */
export const stillStarterLitres = (start: BillionCells, target: BillionCells): number | null => {
  if (target <= start) return 0
  const growth = target / start - 1
  if (start === 0 || growth > stillGrowthFactor(SPARSEST_INOCULATION)) return null
  return start / ((growth + WHITE.offset) / WHITE.factor) ** (1 / WHITE.exponent)
}

/**
 * Yield factor: million new cells per millilitre and degree Plato that the starter fell (White & Zainasheff, Yeast,
 * 2010), whose still starter of 100 to 152 million over 7 °P has 7.4.
 * @param fall in °P, > 0
 */
export const yieldFactor = (startPerMillilitre: number, endPerMillilitre: number, fall: number): number =>
  (endPerMillilitre - startPerMillilitre) / fall
