import { platoOf } from "../../../brewing/plato.ts"
import { brix, specificGravity } from "../../../brewing/units.ts"
import { brixOfPlato } from "../../../brewing/wort-correction.ts"
import type { Corrected, Measurement } from "./measurement.ts"

/** Yeast takes its time: what is read so soon after pitching still is the gravity of the wort. */
const LAG_HOURS = 6

/**
 * Whether a measurement is of wort, before any of it has fermented. A refractometer's that was given with the reading
 * before fermentation is of beer, whatever else is known.
 */
export const isOfWort = (
  { stage, takenAt, stated }: Pick<Measurement, "stage" | "takenAt" | "stated">,
  pitchedAt: Date | null,
): boolean => {
  if ("originalBrix" in stated && stated.originalBrix !== null) return false
  if (stage === "packaging") return false
  if (stage !== "fermenter" || pitchedAt === null) return true
  return takenAt.getTime() <= pitchedAt.getTime() + LAG_HOURS * 3_600_000
}

/**
 * The gravity of the wort that the yeast got: the last one measured in the fermenter before fermentation, else the last
 * one after the boil. Null when none was measured.
 * @param gravities in the order in which they were taken
 */
export const originalGravityAmong = (
  gravities: readonly Measurement[],
  pitchedAt: Date | null,
): Measurement | null => {
  const ofWort = gravities.filter(
    (one) => one.stated.kind === "gravity" && one.corrected.value !== null && isOfWort(one, pitchedAt),
  )
  return (
    ofWort.findLast(({ stage }) => stage === "fermenter") ??
    ofWort.findLast(({ stage }) => stage === "post_boil") ??
    null
  )
}

/**
 * What a refractometer showed, or would have shown, of the wort: beer that is read with it is told by both readings.
 * @param factor the instrument's wort correction, for a wort that only a hydrometer measured
 */
export const originalReading = (
  gravities: readonly Measurement[],
  pitchedAt: Date | null,
  factor: number,
): Corrected["original"] => {
  const measured = originalGravityAmong(gravities, pitchedAt)
  if (measured === null || measured.corrected.value === null) return null
  if ("brix" in measured.stated) return { brix: measured.stated.brix, source: "refractometer" }
  const plato = platoOf(specificGravity(measured.corrected.value))
  return { brix: brix(brixOfPlato(plato, factor)), source: "hydrometer" }
}
