import type { Member } from "../../../shared/actor.ts"
import type { BatchId, MeasurementId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { RecordNotFound, VersionMismatch } from "../record-errors.ts"
import { correctAmong } from "./correct-among.ts"
import type { Measurement } from "./measurement.ts"
import { type BeerOnly, isBeerTooEarly } from "./measurement-content.ts"
import { measurementEvent } from "./measurement-event.ts"
import { ownMeasurement, updateMeasurement } from "./measurement-row.ts"
import { sameStatement } from "./same-statement.ts"
import { tellListeners } from "./tell-listeners.ts"
import { type InTheFuture, isInTheFuture } from "../when-observed.ts"

/** What of a measurement its brewer may change. */
export type MeasurementContent = Pick<Measurement, "stated" | "stage" | "takenAt">

export type PatchMeasurement<E> = {
  readonly batchId: BatchId
  readonly measurementId: MeasurementId
  /** Whether the version that the member saw is good enough. */
  readonly accepts: (version: number) => boolean
  readonly change: (measurement: Measurement) => Result<MeasurementContent, E>
}
export type PatchMeasurementError = BatchNotFound | RecordNotFound | VersionMismatch | InTheFuture | BeerOnly

/** Changes a measurement, and the correction of those that depend on it. A change that changes nothing writes nothing. */
export const patchMeasurement = <E>(
  deps: Pick<BrewLogDeps, "batches" | "measurementListeners">,
  member: Member,
  { batchId, measurementId, accepts, change }: PatchMeasurement<E>,
): Promise<Result<Measurement, PatchMeasurementError | E>> =>
  deps.batches.record<Measurement, PatchMeasurementError | E>(member, batchId, async (tx, batch, now) => {
    const before = await ownMeasurement(tx, member, batchId, measurementId)
    if (!before) return err({ kind: "record_not_found" })
    if (!accepts(before.version)) return err({ kind: "version_mismatch", version: before.version })
    const changed = change(before)
    if (!changed.ok) return changed
    const { stated, stage, takenAt } = changed.value
    if (isSame(before, changed.value)) return ok({ value: before, events: [] })
    if (isInTheFuture(takenAt, now)) return err({ kind: "in_the_future", given: takenAt, now })
    if (isBeerTooEarly(stated, stage)) return err({ kind: "beer_only", stage })
    const next = { ...before, stated, stage, takenAt, version: before.version + 1, updatedAt: now }
    const after = (await correctAmong(tx, batch, next, before, now)) ?? next
    await updateMeasurement(tx, after)
    await tellListeners(deps, tx, member, batch, after)
    return ok({ value: after, events: [measurementEvent("measurement_changed", after)], isLive: true })
  })

const isSame = (before: Measurement, { stated, stage, takenAt }: MeasurementContent): boolean =>
  sameStatement(before.stated, stated) &&
  before.stage === stage &&
  before.takenAt.getTime() === takenAt.getTime()
