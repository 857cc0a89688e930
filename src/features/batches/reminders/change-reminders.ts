import type { Sql } from "../../../platform/postgres/database.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId } from "../../../shared/ids.ts"
import { err, type Result } from "../../../shared/result.ts"
import type { Batch } from "../batch.ts"
import type { BatchDeps } from "../batch-deps.ts"
import { lockOwnBatch } from "../batch-row.ts"
import type { BatchNotFound } from "../change-batch.ts"
import { touchLive } from "../touch-live.ts"

export type ReminderDeps = Pick<BatchDeps, "db" | "clock" | "newId" | "notifications">

/**
 * Changes the reminders of a batch of one's own, with the batch held and its live document brought up to date: reminders
 * are no part of the batch's row, so its version stays as it is.
 */
export const changeReminders = <T, E>(
  { db, clock }: Pick<ReminderDeps, "db" | "clock">,
  member: Member,
  batchId: BatchId,
  change: (tx: Sql, batch: Batch, now: Date) => Promise<Result<T, E>>,
): Promise<Result<T, E | BatchNotFound>> =>
  db.transaction(async (tx): Promise<Result<T, E | BatchNotFound>> => {
    const batch = await lockOwnBatch(tx, member, batchId)
    if (!batch) return err({ kind: "batch_not_found" })
    const changed = await change(tx, batch, clock.now())
    if (changed.ok) await touchLive(tx, member.uid, batchId)
    return changed
  })
