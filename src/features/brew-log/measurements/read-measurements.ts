import type { Sql } from "../../../platform/postgres/database.ts"
import type { BatchId } from "../../../shared/ids.ts"
import type { Measurement, MeasurementKind } from "./measurement.ts"
import { measurementOf } from "./measurement-row.ts"

/** All measurements of a batch of some kinds, in the order in which they were taken. */
export const measurementsOf = async (
  sql: Sql,
  batchId: BatchId,
  kinds: readonly MeasurementKind[],
): Promise<readonly Measurement[]> => {
  const rows = await sql
    .selectFrom("measurements")
    .selectAll()
    .where("batchId", "=", batchId)
    .where("kind", "in", kinds)
    .where("deletedAt", "is", null)
    .orderBy("takenAt")
    .orderBy("id")
    .execute()
  return rows.map(measurementOf)
}

/** The last measurement of each kind, for live documents; kinds that were never measured are missing. */
export const latestMeasurements = async (sql: Sql, batchId: BatchId): Promise<readonly Measurement[]> => {
  const rows = await sql
    .selectFrom("measurements")
    .selectAll()
    .distinctOn("kind")
    .where("batchId", "=", batchId)
    .where("deletedAt", "is", null)
    .orderBy("kind")
    .orderBy("takenAt", "desc")
    .orderBy("id", "desc")
    .execute()
  return rows.map(measurementOf)
}
