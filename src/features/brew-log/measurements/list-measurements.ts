import { beyond, directionOf } from "../../../platform/postgres/keyset.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, MeasurementId } from "../../../shared/ids.ts"
import { type Page, pageOf } from "../../../shared/page.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { ListObserved, ObservedKey } from "../list-observed.ts"
import type { RecordNotFound } from "../record-errors.ts"
import type { Measurement, MeasurementKind } from "./measurement.ts"
import { measurementOf, ownMeasurement } from "./measurement-row.ts"

export type ListMeasurements = ListObserved<MeasurementId> & {
  /** All kinds when left out. */
  readonly kind?: MeasurementKind | undefined
}

/** The measurements of a batch of one's own, by the time when they were taken. */
export const listMeasurements = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId, order, kind, limit, after }: ListMeasurements,
): Promise<Result<Page<Measurement, ObservedKey<MeasurementId>>, BatchNotFound>> => {
  if (!(await batches.isOwn(member, { batchId }))) return err({ kind: "batch_not_found" })
  const direction = directionOf(order)
  const rows = await db.sql
    .selectFrom("measurements")
    .selectAll()
    .where("batchId", "=", batchId)
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is", null)
    .$if(kind !== undefined, (query) => query.where("kind", "=", kind ?? ""))
    .where(beyond("takenAt", after, order))
    .orderBy("takenAt", direction)
    .orderBy("id", direction)
    .limit(limit + 1)
    .execute()
  return ok(pageOf(rows.map(measurementOf), limit, ({ takenAt, id }) => ({ at: takenAt, id })))
}

/** A measurement of a batch of one's own. */
export const readMeasurement = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId, measurementId }: { readonly batchId: BatchId; readonly measurementId: MeasurementId },
): Promise<Result<Measurement, BatchNotFound | RecordNotFound>> => {
  if (!(await batches.isOwn(member, { batchId }))) return err({ kind: "batch_not_found" })
  const measurement = await ownMeasurement(db.sql, member, batchId, measurementId)
  return measurement ? ok(measurement) : err({ kind: "record_not_found" })
}
