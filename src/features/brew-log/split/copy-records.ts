import type { Insertable } from "kysely"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { DB } from "../../../platform/postgres/tables.gen.ts"
import type { BatchId, MeasurementId, NewId, NoteId } from "../../../shared/ids.ts"

type FromTo = { readonly from: BatchId; readonly to: BatchId }

/** Few enough for one statement: PostgreSQL takes 65,535 parameters. */
const portion = 500

/**
 * Copies what was measured and noted of a batch to one that was split off it: both are of the same brew up to now. Each
 * may be changed there without the other.
 * @returns what the old ids have become
 */
export const copyRecords = async (
  newId: NewId,
  tx: Sql,
  batches: FromTo,
  now: Date,
): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ...(await copyMeasurements(newId, tx, batches, now)),
    ...(await copyNotes(newId, tx, batches, now)),
  ])

const copyMeasurements = async (newId: NewId, tx: Sql, { from, to }: FromTo, now: Date) => {
  const rows = await tx
    .selectFrom("measurements")
    .select(["id", "ownerId", "kind", "stage", "stated", "correction", "value", "takenAt"])
    .where("batchId", "=", from)
    .where("deletedAt", "is", null)
    .orderBy("takenAt")
    .orderBy("id")
    .execute()
  const ids = new Map<string, string>()
  const copies = rows.map(({ id, stated, correction, ...row }): Insertable<DB["measurements"]> => {
    const copy = newId<MeasurementId>()
    ids.set(id, copy)
    return {
      ...row,
      id: copy,
      batchId: to,
      stated: JSON.stringify(stated),
      correction: JSON.stringify(correction),
      createdAt: now,
      updatedAt: now,
    }
  })
  for (let start = 0; start < copies.length; start += portion)
    await tx
      .insertInto("measurements")
      .values(copies.slice(start, start + portion))
      .execute()
  return ids
}

const copyNotes = async (newId: NewId, tx: Sql, { from, to }: FromTo, now: Date) => {
  const rows = await tx
    .selectFrom("batchNotes")
    .select(["id", "ownerId", "text", "notedAt"])
    .where("batchId", "=", from)
    .where("deletedAt", "is", null)
    .orderBy("notedAt")
    .orderBy("id")
    .execute()
  const ids = new Map<string, string>()
  const copies = rows.map(({ id, ...row }): Insertable<DB["batchNotes"]> => {
    const copy = newId<NoteId>()
    ids.set(id, copy)
    return { ...row, id: copy, batchId: to, createdAt: now, updatedAt: now }
  })
  for (let start = 0; start < copies.length; start += portion)
    await tx
      .insertInto("batchNotes")
      .values(copies.slice(start, start + portion))
      .execute()
  return ids
}
