import { packagedLitres } from "../../brewing/equipment.ts"
import { litres, type Litres } from "../../brewing/units.ts"
import type { MeasurementId } from "../../shared/ids.ts"
import type { Batch } from "../batches/index.ts"
import type { Measurement } from "./measurements/measurement.ts"

/** How much beer a batch is, and how that is known. */
export type VolumeNow = {
  readonly litres: Litres
  readonly source: "measured" | "split" | "recipe"
  readonly measurementId: MeasurementId | null
  /** Whether it is what can be poured, not what the fermenter holds with its yeast. */
  readonly isPackaged: boolean
}

/**
 * How much a batch is now: the last volume measured in the fermenter or at the packaging, unless a part was split off
 * since; then what the split left; else what the recipe is for.
 * @param volumes of the batch, in the order in which they were taken
 */
export const volumeNow = ({ volume, recipe }: Batch, volumes: readonly Measurement[]): VolumeNow => {
  const measured = volumes.findLast(
    ({ stated, stage, takenAt }) =>
      stated.kind === "volume" &&
      (stage === "fermenter" || stage === "packaging") &&
      (volume === null || takenAt > volume.knownAt),
  )
  if (measured?.corrected.value != null)
    return {
      litres: litres(measured.corrected.value),
      source: "measured",
      measurementId: measured.id,
      isPackaged: measured.stage === "packaging",
    }
  return {
    litres: volume?.litres ?? recipe.batchVolumeLitres,
    source: volume ? "split" : "recipe",
    measurementId: null,
    isPackaged: false,
  }
}

/** What of that can be packaged: the fermenter keeps its yeast, and some beer with it. */
export const packagedNow = ({ equipment }: Batch, { litres, isPackaged }: VolumeNow): Litres =>
  isPackaged || equipment === null ? litres : packagedLitres(equipment.profile, litres)
