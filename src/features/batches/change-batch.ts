import type { Member } from "../../shared/actor.ts"
import type { BatchId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import { eventsBetween } from "./log/batch-events.ts"
import { planAlarms, planAssessment, planProjection } from "./batch-jobs.ts"
import { lockOwnBatch, saveBatch } from "./batch-row.ts"
import { recordEvents } from "./log/record-events.ts"
import { silenceSettled } from "./alarms/silence-settled.ts"

export type ChangeDeps = Pick<BatchDeps, "db" | "clock" | "notifications">
export type BatchNotFound = { readonly kind: "batch_not_found" }

/**
 * Changes a batch of one's own: its row, its log, the jobs of its alarms and its live document, in one transaction and
 * with the row held. A change that returns the same batch writes nothing.
 */
export const changeBatch = <E>(
  { db, clock, notifications }: ChangeDeps,
  member: Member,
  batchId: BatchId,
  change: (batch: Batch, now: Date) => Result<Batch, E>,
): Promise<Result<Batch, E | BatchNotFound>> =>
  db.transaction(async (tx): Promise<Result<Batch, E | BatchNotFound>> => {
    const batch = await lockOwnBatch(tx, member, batchId)
    if (!batch) return err({ kind: "batch_not_found" })
    const now = clock.now()
    const changed = change(batch, now)
    if (!changed.ok || changed.value === batch) return changed
    const next: Batch = { ...changed.value, version: batch.version + 1, updatedAt: now }
    await saveBatch(tx, next)
    await recordEvents(tx, batchId, eventsBetween(batch, next), now)
    await planAlarms(tx, member.uid, batch, next)
    await silenceSettled(notifications, tx, batch, next)
    if (next.state !== batch.state) await planAssessment(tx, member.uid, batchId)
    await planProjection(tx, member.uid, batchId)
    return ok(next)
  })
