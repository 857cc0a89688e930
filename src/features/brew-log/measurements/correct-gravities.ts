import { correctMeasurement } from "./correct-measurement.ts"
import { isOfWort, originalReading } from "./gravity-of-wort.ts"
import type { Corrected, Measurement } from "./measurement.ts"

/**
 * Corrects the gravities of a batch together: what a refractometer shows of beer depends on what was measured of the
 * wort. So a reading that came before its original one is right once that comes, and a slip in the original that is
 * mended mends them all.
 * @param gravities in the order in which they were taken
 */
export const correctGravities = (
  gravities: readonly Measurement[],
  pitchedAt: Date | null,
): readonly Measurement[] => {
  const isOfBeer = (one: Measurement): boolean => "brix" in one.stated && !isOfWort(one, pitchedAt)
  const first = gravities.map((one) =>
    isOfBeer(one) ? one : { ...one, corrected: correctMeasurement(one.stated, null) },
  )
  return first.map((one) => {
    if (!isOfBeer(one)) return one
    return {
      ...one,
      corrected: correctMeasurement(one.stated, { original: originalOf(one, first, pitchedAt) }),
    }
  })
}

const originalOf = (
  { stated }: Measurement,
  gravities: readonly Measurement[],
  pitchedAt: Date | null,
): Corrected["original"] => {
  if (!("brix" in stated)) return null
  if (stated.originalBrix !== null) return { brix: stated.originalBrix, source: "stated" }
  return originalReading(gravities, pitchedAt, stated.wortCorrectionFactor)
}
