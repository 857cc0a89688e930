import type { Range } from "../../../brewing/recipe-ranges.ts"
import { usualCarbonation } from "../../../brewing/styles/carbonation.ts"
import {
  type Celsius,
  celsius,
  litres,
  type Litres,
  type VolumesOfCo2,
  volumesOfCo2,
} from "../../../brewing/units.ts"
import type { MeasurementId } from "../../../shared/ids.ts"
import type { Batch } from "../../batches/index.ts"
import { fermentationEnd } from "../measurements/fermentation-end.ts"
import type { Measurement } from "../measurements/measurement.ts"
import { packagedNow, volumeNow } from "../volume-now.ts"

/** What a brewer may say themselves; the rest is found. */
export type AskedPriming = {
  readonly volumeLitres?: Litres | undefined
  readonly temperatureCelsius?: Celsius | undefined
  readonly targetVolumes?: VolumesOfCo2 | undefined
}

export type PrimedVolume = {
  readonly litres: Litres
  readonly source: "asked" | "measured" | "split" | "recipe"
  readonly measurementId: MeasurementId | null
}
export type PrimedTemperature = {
  readonly celsius: Celsius
  readonly source: "asked" | "measured"
  readonly measurementId: MeasurementId | null
  /** Whether nobody knows when fermentation ended, so that the last temperature had to do. */
  readonly isLastOnly: boolean
}
export type PrimingTarget = {
  readonly volumes: VolumesOfCo2
  readonly source: "asked" | "recipe" | "style"
  /** What is usual of the recipe's style. */
  readonly usual: Range | null
}

/** How much beer is primed: what can be poured, without what the fermenter keeps. */
export const primedVolume = (
  batch: Batch,
  measurements: readonly Measurement[],
  { volumeLitres }: AskedPriming,
): PrimedVolume => {
  if (volumeLitres !== undefined) return { litres: volumeLitres, source: "asked", measurementId: null }
  const now = volumeNow(batch, measurements)
  return { litres: litres(packagedNow(batch, now)), source: now.source, measurementId: now.measurementId }
}

/**
 * The warmest that the beer has been since its fermentation ended: the CO2 that left then does not come back. As far as
 * it was measured; where nobody knows when that was, the last temperature alone. Null when there is none.
 */
export const primedTemperature = (
  { pitchedAt }: Batch,
  measurements: readonly Measurement[],
  { temperatureCelsius }: AskedPriming,
): PrimedTemperature | null => {
  if (temperatureCelsius !== undefined)
    return { celsius: temperatureCelsius, source: "asked", measurementId: null, isLastOnly: false }
  const ofBeer = measurements.filter(
    ({ stated, stage, takenAt }) =>
      stated.kind === "temperature" &&
      (stage === "fermenter" || stage === "packaging") &&
      (pitchedAt === null || takenAt >= pitchedAt),
  )
  const end = fermentationEnd(measurements, pitchedAt)
  const since = end && ofBeer.filter(({ takenAt }) => takenAt >= end.since)
  const isLastOnly = since === null || since.length === 0
  const warmest = warmestOf(isLastOnly ? ofBeer.slice(-1) : since)
  if (warmest?.corrected.value == null) return null
  return {
    celsius: celsius(warmest.corrected.value),
    source: "measured",
    measurementId: warmest.id,
    isLastOnly,
  }
}

const warmestOf = (temperatures: readonly Measurement[]): Measurement | null =>
  temperatures.reduce<Measurement | null>(
    (warmest, one) =>
      (one.corrected.value ?? -Infinity) > (warmest?.corrected.value ?? -Infinity) ? one : warmest,
    null,
  )

/**
 * How sparkling the beer is to be: as asked, as the recipe says, or the middle of what is usual of its style, but no more
 * than ordinary bottles hold. Null when none of them says.
 * @param bottleLimit volumes of CO2 that are not passed without being asked for
 */
export const primingTarget = (
  { recipe }: Batch,
  { targetVolumes }: AskedPriming,
  bottleLimit: number,
): PrimingTarget | null => {
  const usual = recipe.styleId === null ? null : usualCarbonation(recipe.styleId)
  if (targetVolumes !== undefined) return { volumes: targetVolumes, source: "asked", usual }
  if (recipe.carbonationVolumes !== null && recipe.carbonationVolumes > 0)
    return { volumes: recipe.carbonationVolumes, source: "recipe", usual }
  if (usual === null) return null
  const middle = Math.min((usual.min + usual.max) / 2, bottleLimit)
  return { volumes: volumesOfCo2(middle), source: "style", usual }
}
