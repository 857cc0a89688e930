import type { Member } from "../../../shared/actor.ts"
import type { BatchId, ReminderId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchDeps } from "../batch-deps.ts"
import { ownBatch } from "../batch-row.ts"
import type { BatchNotFound } from "../change-batch.ts"
import type { ReminderNotFound } from "./change-reminder.ts"
import type { Reminder } from "./reminder.ts"
import { remindersOf } from "./reminder-row.ts"

/** The reminders of a batch of one's own, the earliest first. There are few: no paging. */
export const listReminders = async (
  { db }: Pick<BatchDeps, "db">,
  member: Member,
  { batchId }: { readonly batchId: BatchId },
): Promise<Result<readonly Reminder[], BatchNotFound>> => {
  const batch = await ownBatch(db.sql, member, batchId).executeTakeFirst()
  return batch ? ok(await remindersOf(db.sql, batchId)) : err({ kind: "batch_not_found" })
}

/** A reminder of a batch of one's own. */
export const readReminder = async (
  deps: Pick<BatchDeps, "db">,
  member: Member,
  { batchId, reminderId }: { readonly batchId: BatchId; readonly reminderId: ReminderId },
): Promise<Result<Reminder, BatchNotFound | ReminderNotFound>> => {
  const listed = await listReminders(deps, member, { batchId })
  if (!listed.ok) return listed
  const reminder = listed.value.find(({ id }) => id === reminderId)
  return reminder ? ok(reminder) : err({ kind: "reminder_not_found" })
}
