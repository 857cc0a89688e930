import type { Member } from "../../shared/actor.ts"
import type { BatchId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import { batchOf, ownBatch } from "./batch-row.ts"
import type { BatchNotFound } from "./change-batch.ts"

/** A batch of one's own. */
export const readBatch = async (
  { db }: Pick<BatchDeps, "db">,
  member: Member,
  { batchId }: { readonly batchId: BatchId },
): Promise<Result<Batch, BatchNotFound>> => {
  const row = await ownBatch(db.sql, member, batchId).executeTakeFirst()
  return row ? ok(batchOf(row)) : err({ kind: "batch_not_found" })
}

/** Whether there is such a batch of one's own: for reads of what is kept beside it. */
export const isOwnBatch = async (
  { db }: Pick<BatchDeps, "db">,
  member: Member,
  { batchId }: { readonly batchId: BatchId },
): Promise<boolean> => {
  const row = await ownBatch(db.sql, member, batchId).clearSelect().select("id").executeTakeFirst()
  return row !== undefined
}
