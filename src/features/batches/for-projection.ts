import type { BatchId, MemberId } from "../../shared/ids.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import { batchOf } from "./batch-row.ts"
import type { Reminder } from "./reminders/reminder.ts"
import { remindersOf } from "./reminders/reminder-row.ts"

/** What the live document of a batch shows of it. */
export type WatchedBatch = {
  readonly batch: Batch
  /** Goes up with whatever of this changes. */
  readonly liveVersion: number
  readonly reminders: readonly Reminder[]
}

/**
 * A batch as its live document shows it; null once it is deleted or archived: nobody watches it any more. The row is
 * read first: what is shown is never older than its version says.
 */
export const forProjection = async (
  { db }: Pick<BatchDeps, "db">,
  batchId: BatchId,
): Promise<WatchedBatch | null> => {
  const row = await db.sql
    .selectFrom("batches")
    .selectAll()
    .where("id", "=", batchId)
    .where("deletedAt", "is", null)
    .where("state", "!=", "archived")
    .executeTakeFirst()
  if (!row) return null
  return {
    batch: batchOf(row),
    liveVersion: row.liveVersion,
    reminders: await remindersOf(db.sql, batchId),
  }
}

/** The ids of all batches of a member that have a live document. */
export const projectedIds = async (
  { db }: Pick<BatchDeps, "db">,
  ownerId: MemberId,
): Promise<readonly BatchId[]> => {
  const rows = await db.sql
    .selectFrom("batches")
    .select("id")
    .where("ownerId", "=", ownerId)
    .where("deletedAt", "is", null)
    .where("state", "!=", "archived")
    .orderBy("id")
    .execute()
  return rows.map(({ id }) => id as BatchId)
}
