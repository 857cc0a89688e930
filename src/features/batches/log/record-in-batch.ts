import type { Sql } from "../../../platform/postgres/database.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { Batch } from "../batch.ts"
import type { BatchDeps } from "../batch-deps.ts"
import type { BatchEvent } from "./batch-events.ts"
import type { ProjectBatch } from "../batch-jobs.ts"
import { lockBatch, lockOwnBatch } from "../batch-row.ts"
import type { BatchNotFound } from "../change-batch.ts"
import { recordEvents } from "./record-events.ts"
import { touchLive } from "../touch-live.ts"

/** What came of work on something that is kept beside a batch. */
export type Recorded<T> = {
  readonly value: T
  /** What happened to the batch by it; none where nothing changed. */
  readonly events: readonly BatchEvent[]
  /** Whether phones that watch the batch see it: then its live document is made anew. */
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
  record: Work<T, E>,
): Promise<Result<T, E | BatchNotFound>> =>
  db.transaction(async (tx): Promise<Result<T, E | BatchNotFound>> => {
    const batch = await lockOwnBatch(tx, member, batchId)
    return batch ? recordIn(tx, batch, member.uid, clock.now(), record) : err({ kind: "batch_not_found" })
  })

/** The same for a job, which no member asks for. A batch that is gone is passed over. */
export const recordForJob = (
  { db, clock }: Pick<BatchDeps, "db" | "clock">,
  { ownerUid, batchId }: ProjectBatch,
  record: Work<unknown, never>,
): Promise<void> =>
  db.transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (batch) await recordIn(tx, batch, ownerUid, clock.now(), record)
  })

type Work<T, E> = (tx: Sql, batch: Batch, now: Date) => Promise<Result<Recorded<T>, E>>

const recordIn = async <T, E>(
  tx: Sql,
  batch: Batch,
  ownerUid: string,
  now: Date,
  record: Work<T, E>,
): Promise<Result<T, E>> => {
  const recorded = await record(tx, batch, now)
  if (!recorded.ok) return recorded
  const { value, events, isLive = false } = recorded.value
  await recordEvents(tx, batch.id, events, now)
  if (isLive && events.length > 0) await touchLive(tx, ownerUid, batch.id)
  return ok(value)
}
