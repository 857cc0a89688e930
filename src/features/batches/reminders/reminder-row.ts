import type { Insertable, Selectable } from "kysely"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { DB } from "../../../platform/postgres/tables.gen.ts"
import type { BatchId, MemberId, ReminderId } from "../../../shared/ids.ts"
import type { Reminder } from "./reminder.ts"

/** The casts only name whose id it is. */
export const reminderOf = (row: Selectable<DB["reminders"]>): Reminder => ({
  id: row.id as ReminderId,
  batchId: row.batchId as BatchId,
  ownerId: row.ownerId as MemberId,
  label: row.label,
  dueAt: row.dueAt,
  rangAt: row.rangAt,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** The reminders of a batch, those to come and those that rang, the earliest first. */
export const remindersOf = async (sql: Sql, batchId: BatchId): Promise<readonly Reminder[]> => {
  const rows = await sql
    .selectFrom("reminders")
    .selectAll()
    .where("batchId", "=", batchId)
    .where("deletedAt", "is", null)
    .orderBy("dueAt")
    .orderBy("id")
    .execute()
  return rows.map(reminderOf)
}

/** @returns null when the id is taken */
export const insertReminder = async (
  tx: Sql,
  reminder: Insertable<DB["reminders"]>,
): Promise<Reminder | null> => {
  const row = await tx
    .insertInto("reminders")
    .values(reminder)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ? reminderOf(row) : null
}

/** A reminder of a batch, held until the transaction ends; null when there is none. */
export const lockReminder = async (tx: Sql, batchId: BatchId, id: ReminderId): Promise<Reminder | null> => {
  const row = await tx
    .selectFrom("reminders")
    .selectAll()
    .where("id", "=", id)
    .where("batchId", "=", batchId)
    .where("deletedAt", "is", null)
    .forUpdate()
    .executeTakeFirst()
  return row ? reminderOf(row) : null
}
