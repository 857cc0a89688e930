import { litres, type Litres, type SpecificGravity, specificGravity } from "../../../brewing/units.ts"
import type { MeasurementId } from "../../../shared/ids.ts"
import type { Batch } from "../../batches/index.ts"
import { isOfWort, originalGravityAmong } from "../measurements/gravity-of-wort.ts"
import type { Measurement, MeasurementStage } from "../measurements/measurement.ts"

/** A measured figure and which measurement it is. */
export type Reading<T> = { readonly value: T; readonly id: MeasurementId; readonly stage: MeasurementStage }

/** The readings that a brew is summed up by; null where nothing was measured. Gravities and volumes are at 20 °C. */
export type BrewReadings = {
  readonly preBoilGravity: Reading<SpecificGravity> | null
  readonly originalGravity: Reading<SpecificGravity> | null
  readonly finalGravity: Reading<SpecificGravity> | null
  readonly preBoilVolume: Reading<Litres> | null
  readonly postBoilVolume: Reading<Litres> | null
  /** The wort that came into the fermenter, not what is left there. */
  readonly fermenterVolume: Reading<Litres> | null
  readonly packagedVolume: Reading<Litres> | null
}

/**
 * Picks the readings: of each stage the last one, for brewers measure again when in doubt; the volume in the fermenter is
 * the last one before fermentation, else the first after.
 * @param measurements gravities and volumes, in the order in which they were taken
 */
export const pickReadings = (
  { pitchedAt }: Pick<Batch, "pitchedAt">,
  measurements: readonly Measurement[],
): BrewReadings => {
  const known = measurements.filter(({ corrected }) => corrected.value !== null)
  const gravities = known.filter(({ stated }) => stated.kind === "gravity")
  const volumes = known.filter(({ stated }) => stated.kind === "volume")
  const inFermenter = volumes.filter(({ stage }) => stage === "fermenter")
  const lastAt = (stage: MeasurementStage, among: readonly Measurement[]): Measurement | null =>
    among.findLast((one) => one.stage === stage) ?? null
  return {
    preBoilGravity: gravityOf(lastAt("pre_boil", gravities)),
    originalGravity: gravityOf(originalGravityAmong(gravities, pitchedAt)),
    finalGravity: gravityOf(gravities.findLast((one) => !isOfWort(one, pitchedAt)) ?? null),
    preBoilVolume: volumeOf(lastAt("pre_boil", volumes)),
    postBoilVolume: volumeOf(lastAt("post_boil", volumes)),
    fermenterVolume: volumeOf(
      inFermenter.findLast((one) => isOfWort(one, pitchedAt)) ?? inFermenter[0] ?? null,
    ),
    packagedVolume: volumeOf(lastAt("packaging", volumes)),
  }
}

const gravityOf = (measurement: Measurement | null): Reading<SpecificGravity> | null =>
  measurement?.corrected.value == null
    ? null
    : {
        value: specificGravity(measurement.corrected.value),
        id: measurement.id,
        stage: measurement.stage,
      }

const volumeOf = (measurement: Measurement | null): Reading<Litres> | null =>
  measurement?.corrected.value == null
    ? null
    : { value: litres(measurement.corrected.value), id: measurement.id, stage: measurement.stage }
