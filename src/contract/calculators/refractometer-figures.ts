import {
  FEWEST_TO_JUDGE,
  type LearnedWortCorrection,
  learnWortCorrection,
} from "../../brewing/learn-wort-correction.ts"
import {
  isBarelyFermented,
  novotnyLinear,
  novotnyQuadratic,
  refractometerOriginalGravity,
  terrillCubic,
} from "../../brewing/refractometer.ts"
import { brix, specificGravity } from "../../brewing/units.ts"
import { USUAL_WORT_CORRECTION } from "../../brewing/wort-correction.ts"
import type { CalculationWarning } from "./calculation.ts"
import { gravityRange } from "./gravity-fields.ts"
import { type RefractometerBody, refractometerSources } from "./refractometer.ts"
import { refractometerWarnings as warnings } from "./refractometer-warnings.ts"
import { wortCorrectionRange } from "./wort-correction-range.ts"

const formulas = {
  terrill_cubic: terrillCubic,
  novotny_linear: novotnyLinear,
  novotny_quadratic: novotnyQuadratic,
}

/** All that a refractometer's readings tell, and which of it was asked for. */
export const refractometerFigures = (body: RefractometerBody) => {
  const { factor, learned, doubts } = correctionOf(body)
  const original = originalGravityOf(body, factor)
  const final = finalGravityOf(body, factor)
  const figure = askedOf(body, { factor, original, final: final.gravity })
  return {
    asked: {
      ...figure,
      digits: 4,
      source: refractometerSources[figure.method],
      warnings: [...doubts, ...final.doubts],
    },
    original,
    final: final.gravity,
    factor,
    learned,
  }
}

/** What refractometers can be off by; outside, one of the two instruments is wrong. */
const usual = { min: 0.95, max: 1.1 }

/** The factor to reckon with, as sent, learned, or usual; null when none could be learned. */
const correctionOf = ({ readings, wortCorrectionFactor = USUAL_WORT_CORRECTION }: RefractometerBody) => {
  if (readings === undefined) return { factor: wortCorrectionFactor, learned: null, doubts: [] }
  const learned = learnWortCorrection(
    readings.map((pair) => ({ brix: brix(pair.brix), gravity: specificGravity(pair.gravity) })),
  )
  return { factor: learned?.factor ?? null, learned, doubts: doubtsAbout(learned) }
}

const doubtsAbout = (learned: LearnedWortCorrection | null): readonly CalculationWarning[] => {
  if (learned === null) return [warnings.no_usable_reading]
  const { factor, used, outliers } = learned
  return [
    ...(outliers.length > 0 ? [warnings.outliers_left_out] : []),
    ...(used < FEWEST_TO_JUDGE ? [warnings.few_readings] : []),
    ...(factor < usual.min || factor > usual.max ? [warnings.unusual_factor] : []),
  ]
}

/** Whether a factor, which may have been learned from nonsense, gives gravities at all. */
const isUsable = (factor: number | null): factor is number =>
  factor !== null && factor >= wortCorrectionRange.min && factor <= wortCorrectionRange.max

const originalGravityOf = ({ originalBrix }: RefractometerBody, factor: number | null) =>
  originalBrix !== undefined && isUsable(factor)
    ? refractometerOriginalGravity(brix(originalBrix), factor)
    : null

const finalGravityOf = ({ originalBrix, finalBrix, method }: RefractometerBody, factor: number | null) => {
  if (originalBrix === undefined || finalBrix === undefined || !isUsable(factor))
    return { gravity: null, doubts: [] }
  const readings = { initial: brix(originalBrix), final: brix(finalBrix), factor }
  const gravity = formulas[method](readings)
  if (gravity < gravityRange.min || gravity > gravityRange.max)
    return { gravity: null, doubts: [warnings.no_sensible_gravity] }
  if (finalBrix > originalBrix) return { gravity, doubts: [warnings.reading_rose] }
  return { gravity, doubts: isBarelyFermented(readings) ? [warnings.barely_fermented] : [] }
}

/** The figure that was asked for. */
const askedOf = (
  { originalBrix, finalBrix, method }: RefractometerBody,
  known: { readonly factor: number | null; readonly original: number | null; readonly final: number | null },
) => {
  if (finalBrix !== undefined) return { value: known.final, unit: "SG", method }
  if (originalBrix !== undefined)
    return { value: known.original, unit: "SG", method: "brix_over_factor" as const }
  return { value: known.factor, unit: "°Bx/°P", method: "least_squares" as const }
}
