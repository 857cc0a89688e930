import type { Member } from "../../../shared/actor.ts"
import type { BatchId, MeasurementId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { RecordNotFound, VersionMismatch } from "../record-errors.ts"
import { correctAmong } from "./correct-among.ts"
import { measurementEvent } from "./measurement-event.ts"
import { ownMeasurement } from "./measurement-row.ts"
import { tellListeners } from "./tell-listeners.ts"

export type DeleteMeasurement = {
  readonly batchId: BatchId
  readonly measurementId: MeasurementId
  /** Whether the version that the member saw is good enough. */
  readonly accepts: (version: number) => boolean
}
export type DeleteRecordError = BatchNotFound | RecordNotFound | VersionMismatch

/** Deletes a measurement: those whose correction rested on it are corrected without it, a tombstone stays for 90 days. */
export const deleteMeasurement = (
  deps: Pick<BrewLogDeps, "batches" | "measurementListeners">,
  member: Member,
  { batchId, measurementId, accepts }: DeleteMeasurement,
): Promise<Result<null, DeleteRecordError>> =>
  deps.batches.record<null, DeleteRecordError>(member, batchId, async (tx, batch, now) => {
    const measurement = await ownMeasurement(tx, member, batchId, measurementId)
    if (!measurement) return err({ kind: "record_not_found" })
    if (!accepts(measurement.version)) return err({ kind: "version_mismatch", version: measurement.version })
    await tx
      .updateTable("measurements")
      .set({ deletedAt: now, updatedAt: now, version: measurement.version + 1 })
      .where("id", "=", measurementId)
      .execute()
    await correctAmong(tx, batch, null, measurement, now)
    await tellListeners(deps, tx, member, batch, measurement)
    return ok({ value: null, events: [measurementEvent("measurement_deleted", measurement)], isLive: true })
  })
