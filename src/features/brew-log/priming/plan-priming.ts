import { STUCK_ABOVE } from "../../../brewing/assess-fermentation.ts"
import { ASSUMED_ATTENUATION, bestAttenuation, finalGravity } from "../../../brewing/final-gravity.ts"
import { BOTTLE_LIMIT_VOLUMES, type PrimingSugar, primingSugar } from "../../../brewing/priming-sugar.ts"
import { residualCo2 } from "../../../brewing/residual-co2.ts"
import { type Grams, specificGravity, type VolumesOfCo2 } from "../../../brewing/units.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { Batch, BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import { beerGravities, fermentationEnd } from "../measurements/fermentation-end.ts"
import { originalGravityAmong } from "../measurements/gravity-of-wort.ts"
import type { Measurement } from "../measurements/measurement.ts"
import { measurementsOf } from "../measurements/read-measurements.ts"
import {
  type AskedPriming,
  type PrimedTemperature,
  primedTemperature,
  type PrimedVolume,
  primedVolume,
  type PrimingTarget,
  primingTarget,
} from "./priming-figures.ts"

export type PlanPriming = AskedPriming & { readonly batchId: BatchId; readonly sugar: PrimingSugar }

export const primingDoubts = [
  "bottles_may_burst",
  "already_carbonated",
  "fermentation_unproven",
  "gravity_above_expected",
  "last_temperature_only",
] as const
export type PrimingDoubt = (typeof primingDoubts)[number]

export type PrimingPlan = {
  readonly sugar: PrimingSugar
  readonly grams: Grams
  readonly volume: PrimedVolume
  readonly temperature: PrimedTemperature
  readonly target: PrimingTarget
  /** What the beer holds already. */
  readonly held: VolumesOfCo2
  readonly doubts: readonly PrimingDoubt[]
}

/** Figures that were neither asked for nor could be found. */
export type FiguresMissing = {
  readonly kind: "figures_missing"
  readonly fields: readonly ("temperatureCelsius" | "targetVolumes")[]
}
export type PlanPrimingError = BatchNotFound | FiguresMissing

/** The sugar that carbonates a batch of one's own in its bottles: for its real volume and temperature, as far as measured. */
export const planPriming = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId, sugar, ...asked }: PlanPriming,
): Promise<Result<PrimingPlan, PlanPrimingError>> => {
  const read = await batches.read(member, { batchId })
  if (!read.ok) return read
  const { value: batch } = read
  const measurements = await measurementsOf(db.sql, batchId, ["gravity", "temperature", "volume"])
  const volume = primedVolume(batch, measurements, asked)
  const temperature = primedTemperature(batch, measurements, asked)
  const target = primingTarget(batch, asked, BOTTLE_LIMIT_VOLUMES)
  if (temperature === null || target === null)
    return err({
      kind: "figures_missing",
      fields: [
        ...(temperature === null ? (["temperatureCelsius"] as const) : []),
        ...(target === null ? (["targetVolumes"] as const) : []),
      ],
    })
  const held = residualCo2(temperature.celsius)
  return ok({
    sugar,
    grams: primingSugar(volume.litres, held, target.volumes, sugar),
    volume,
    temperature,
    target,
    held,
    doubts: [
      ...(target.volumes > BOTTLE_LIMIT_VOLUMES ? (["bottles_may_burst"] as const) : []),
      ...(target.volumes <= held ? (["already_carbonated"] as const) : []),
      ...doubtsAboutBeer(batch, measurements),
      ...(temperature.isLastOnly ? (["last_temperature_only"] as const) : []),
    ],
  })
}

/** Beer that ferments on makes more gas than any sugar that was weighed. */
const doubtsAboutBeer = (
  { recipe, pitchedAt }: Batch,
  measurements: readonly Measurement[],
): readonly PrimingDoubt[] => {
  const last = beerGravities(measurements, pitchedAt).at(-1)
  const original = originalGravityAmong(measurements, pitchedAt)?.corrected.value
  const expected =
    original == null
      ? null
      : finalGravity(specificGravity(original), bestAttenuation(recipe.cultures) ?? ASSUMED_ATTENUATION)
  return [
    ...(fermentationEnd(measurements, pitchedAt)?.isProven ? [] : (["fermentation_unproven"] as const)),
    ...(last && expected !== null && last.gravity > expected + STUCK_ABOVE
      ? (["gravity_above_expected"] as const)
      : []),
  ]
}
