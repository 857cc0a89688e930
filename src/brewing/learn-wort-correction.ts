import { platoOf } from "./plato.ts"
import type { Brix, SpecificGravity } from "./units.ts"

/** The same unfermented wort, read with both instruments. */
export type PairedReading = { readonly brix: Brix; readonly gravity: SpecificGravity }

export type LearnedWortCorrection = {
  readonly factor: number
  /** Standard deviation of the single pairs' factors; null for fewer than two of them. */
  readonly spread: number | null
  /** How many pairs the factor rests on. */
  readonly used: number
  /** Places, in what was given, of pairs that do not fit the others and were left out. */
  readonly outliers: readonly number[]
}

/** What the instruments themselves leave open: 0.1 °Bx and half a point in a wort of 12 °P are about a hundredth. */
const LEAST_SPREAD = 0.01

/** Fewer pairs cannot say which of them is wrong. */
export const FEWEST_TO_JUDGE = 4

/** A modified z-score above this is an outlier: Iglewicz & Hoaglin, How to Detect and Handle Outliers, 1993. */
const OUTLIER_SCORE = 3.5

/**
 * The wort correction factor of a refractometer, from worts that a hydrometer measured as well: least squares of
 * °Bx = factor × °P, through the origin, so that strong worts, where a reading's error weighs less, count more. Pairs
 * whose own factor is far from the median are left out, and named.
 * @param readings of unfermented wort; those without extract (1.000 or less) have no factor and are outliers
 * @returns null when no pair can be used
 */
export const learnWortCorrection = (readings: readonly PairedReading[]): LearnedWortCorrection | null => {
  const pairs = readings.map(({ brix, gravity }, place) => ({ place, brix, extract: platoOf(gravity) }))
  const usable = pairs.filter(({ extract }) => extract > 0)
  const isOutlier = outliersAmong(usable.map(factorOf))
  const used = usable.filter((pair) => !isOutlier(factorOf(pair)))
  if (used.length === 0) return null
  return {
    factor:
      sum(used.map(({ brix, extract }) => brix * extract)) / sum(used.map(({ extract }) => extract ** 2)),
    spread: standardDeviation(used.map(factorOf)),
    used: used.length,
    outliers: pairs.filter((pair) => !used.includes(pair)).map(({ place }) => place),
  }
}

const factorOf = ({ brix, extract }: { readonly brix: number; readonly extract: number }): number =>
  brix / extract

const outliersAmong = (factors: readonly number[]): ((factor: number) => boolean) => {
  if (factors.length < FEWEST_TO_JUDGE) return () => false
  const middle = median(factors)
  const spread = Math.max(LEAST_SPREAD, 1.4826 * median(factors.map((factor) => Math.abs(factor - middle))))
  return (factor) => Math.abs(factor - middle) > OUTLIER_SCORE * spread
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (place: number): number => sorted[place] ?? Number.NaN
  const half = (sorted.length - 1) / 2
  return (at(Math.floor(half)) + at(Math.ceil(half))) / 2
}

const standardDeviation = (values: readonly number[]): number | null => {
  if (values.length < 2) return null
  const mean = sum(values) / values.length
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1))
}
