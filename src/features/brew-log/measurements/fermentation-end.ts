import { type GravityReading, steadySince } from "../../../brewing/assess-fermentation.ts"
import { specificGravity } from "../../../brewing/units.ts"
import { isOfWort } from "./gravity-of-wort.ts"
import type { Measurement } from "./measurement.ts"

/** The gravities that were measured of the beer, in the order in which they were taken. */
export const beerGravities = (
  measurements: readonly Measurement[],
  pitchedAt: Date | null,
): readonly GravityReading[] =>
  measurements.flatMap((one) =>
    one.stated.kind === "gravity" && one.corrected.value !== null && !isOfWort(one, pitchedAt)
      ? [{ gravity: specificGravity(one.corrected.value), takenAt: one.takenAt }]
      : [],
  )

/** Since when the gravity has not moved, and whether that is long enough to say that it will not; null when nobody knows. */
export const fermentationEnd = (
  measurements: readonly Measurement[],
  pitchedAt: Date | null,
): { readonly since: Date; readonly isProven: boolean } | null =>
  steadySince(beerGravities(measurements, pitchedAt))
