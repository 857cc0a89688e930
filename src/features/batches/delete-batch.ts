import type { Member } from "../../shared/actor.ts"
import type { BatchId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { BatchDeps } from "./batch-deps.ts"
import { forgetAlarms, planProjection } from "./batch-jobs.ts"
import { lockOwnBatch } from "./batch-row.ts"
import type { BatchNotFound } from "./change-batch.ts"
import { silenceSettled } from "./alarms/silence-settled.ts"

export type DeleteBatch = {
  readonly batchId: BatchId
  /** Whether the version that the member saw is good enough. */
  readonly accepts: (version: number) => boolean
}
export type DeleteBatchError = BatchNotFound | { readonly kind: "version_mismatch"; readonly version: number }

/** Deletes a batch: its alarms are forgotten, its live document goes, a tombstone stays for 90 days. */
export const deleteBatch = (
  { db, clock, notifications }: Pick<BatchDeps, "db" | "clock" | "notifications">,
  member: Member,
  { batchId, accepts }: DeleteBatch,
): Promise<Result<null, DeleteBatchError>> =>
  db.transaction(async (tx): Promise<Result<null, DeleteBatchError>> => {
    const batch = await lockOwnBatch(tx, member, batchId)
    if (!batch) return err({ kind: "batch_not_found" })
    if (!accepts(batch.version)) return err({ kind: "version_mismatch", version: batch.version })
    const now = clock.now()
    await tx
      .updateTable("batches")
      .set({ deletedAt: now, updatedAt: now, version: batch.version + 1 })
      .where("id", "=", batchId)
      .execute()
    await forgetAlarms(tx, batch)
    await silenceSettled(notifications, tx, batch, null)
    await planProjection(tx, member.uid, batchId)
    return ok(null)
  })
