import type { Sql } from "../../platform/postgres/database.ts"
import type { Member } from "../../shared/actor.ts"
import type { BatchId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import type { BatchEvent } from "./batch-events.ts"
import { planProjection } from "./batch-jobs.ts"
import { lockOwnBatch } from "./batch-row.ts"
import type { BatchNotFound } from "./change-batch.ts"
import { recordEvents } from "./record-events.ts"

/** What came of work on something that is kept beside a batch. */
export type Recorded<T> = {
  readonly value: T
  /** What happened to the batch by it; none where nothing changed. */
  readonly events: readonly BatchEvent[]
  /** Whether phones that watch the batch see it: then its version rises and its live document is made anew. */
  readonly isLive?: boolean
}

/**
 * Does something with what is kept beside a batch of one's own, such as its measurements: in one transaction, with the
 * batch held, so that two phones take turns, and with what happened written into its log.
 */
export const recordInBatch = <T, E>(
  { db, clock }: Pick<BatchDeps, "db" | "clock">,
  member: Member,
  batchId: BatchId,
  record: (tx: Sql, batch: Batch, now: Date) => Promise<Result<Recorded<T>, E>>,
): Promise<Result<T, E | BatchNotFound>> =>
  db.transaction(async (tx): Promise<Result<T, E | BatchNotFound>> => {
    const batch = await lockOwnBatch(tx, member, batchId)
    if (!batch) return err({ kind: "batch_not_found" })
    const now = clock.now()
    const recorded = await record(tx, batch, now)
    if (!recorded.ok) return recorded
    const { value, events, isLive = false } = recorded.value
    await recordEvents(tx, batchId, events, now)
    if (isLive && events.length > 0) await show(tx, member, batch, now)
    return ok(value)
  })

const show = async (tx: Sql, member: Member, { id, version }: Batch, now: Date): Promise<void> => {
  await tx
    .updateTable("batches")
    .set({ version: version + 1, updatedAt: now })
    .where("id", "=", id)
    .execute()
  await planProjection(tx, member.uid, id)
}
