import type { BatchId, MemberId } from "../../shared/ids.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import { batchOf } from "./batch-row.ts"
import type { Reminder } from "./reminders/reminder.ts"
import { reminderOf } from "./reminders/reminder-row.ts"

/** More batches at once than anybody brews: the newest count. */
const mostBatches = 500

export type BatchUnderWay = { readonly batch: Batch; readonly reminders: readonly Reminder[] }

/** A brewer's batches that are not over, or of which something is still to ring, with their reminders. */
export const batchesUnderWay = async (
  { db }: Pick<BatchDeps, "db">,
  ownerId: MemberId,
): Promise<readonly BatchUnderWay[]> => {
  const reminders = await db.sql
    .selectFrom("reminders")
    .selectAll()
    .where("ownerId", "=", ownerId)
    .where("deletedAt", "is", null)
    .where("rangAt", "is", null)
    .orderBy("dueAt")
    .limit(mostBatches)
    .execute()
  const rows = await db.sql
    .selectFrom("batches")
    .selectAll()
    .where("ownerId", "=", ownerId)
    .where("deletedAt", "is", null)
    .where((on) =>
      on.or([
        on("state", "in", ["planned", "brewing", "fermenting"]),
        on("id", "in", [...new Set(reminders.map(({ batchId }) => batchId)), noBatch]),
      ]),
    )
    .orderBy("createdAt", "desc")
    .limit(mostBatches)
    .execute()
  const byBatch = Map.groupBy(reminders.map(reminderOf), ({ batchId }) => batchId)
  return rows.map(batchOf).map((batch) => ({ batch, reminders: byBatch.get(batch.id) ?? [] }))
}

/** A list in SQL may not be empty. */
const noBatch = "00000000-0000-0000-0000-000000000000" as BatchId
