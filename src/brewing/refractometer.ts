import { gravityOfPlato } from "./plato.ts"
import type { Brix, SpecificGravity } from "./units.ts"
import { platoOfBrix } from "./wort-correction.ts"

/**
 * Original gravity from a refractometer's reading of unfermented wort: °Bx / factor, as °P.
 * @param factor the wort correction factor, 0.8 to 1.3
 * @throws RangeError where `gravityOfPlato` does, from about 95 °P
 */
export const refractometerOriginalGravity = (reading: Brix, factor: number): SpecificGravity =>
  gravityOfPlato(platoOfBrix(reading, factor))

/**
 * A refractometer's readings of the same brew, before and after fermentation. Alcohol bends light, too, so the second
 * tells the gravity only together with the first.
 */
export type RefractometerReadings = { readonly initial: Brix; readonly final: Brix; readonly factor: number }

/** Gravity of a fermenting beer. A plain number: without much alcohol, or from swapped readings, the fits lose all sense. */
export type RefractometerFormula = (readings: RefractometerReadings) => number

/**
 * Terrill's cubic fit (seanterrill.com, 2011), i and f the readings over the wort correction factor:
 * 1 - 0.0044993 i + 0.011774 f + 0.00027581 i² - 0.0012717 f² - 0.0000072800 i³ + 0.000063293 f³.
 */
export const terrillCubic: RefractometerFormula = ({ initial, final, factor }) => {
  const i = initial / factor
  const f = final / factor
  return (
    1 +
    i * (-0.004_499_3 + i * (0.000_275_81 - i * 0.000_007_28)) +
    f * (0.011_774 + f * (-0.001_271_7 + f * 0.000_063_293))
  )
}

/** Novotny's linear fit (diversity.beer, 2017), readings over the factor: 1 - 0.002349 i + 0.006276 f. */
export const novotnyLinear: RefractometerFormula = ({ initial, final, factor }) =>
  1 - 0.002_349 * (initial / factor) + 0.006_276 * (final / factor)

/**
 * Novotny's quadratic fit (diversity.beer, 2017), readings over the factor:
 * 1 + 0.00001335 i² - 0.00003239 i f + 0.00002916 f² - 0.002421 i + 0.006219 f.
 */
export const novotnyQuadratic: RefractometerFormula = ({ initial, final, factor }) => {
  const i = initial / factor
  const f = final / factor
  return 1 + 1.335e-5 * i * i - 3.239e-5 * i * f + 2.916e-5 * f * f - 2.421e-3 * i + 6.219e-3 * f
}

/**
 * Whether so little has fermented that the fits do not hold yet: the second reading is above three quarters of the
 * first. At equal readings they miss the gravity of the wort by some points.
 */
export const isBarelyFermented = ({ initial, final }: RefractometerReadings): boolean =>
  final > initial * 0.75
