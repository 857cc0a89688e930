import type { BatchId, MemberId } from "../../shared/ids.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import { batchOf } from "./batch-row.ts"

/** A batch as its live document shows it; null once it is deleted. */
export const forProjection = async (
  { db }: Pick<BatchDeps, "db">,
  batchId: BatchId,
): Promise<Batch | null> => {
  const row = await db.sql
    .selectFrom("batches")
    .selectAll()
    .where("id", "=", batchId)
    .where("deletedAt", "is", null)
    .executeTakeFirst()
  return row ? batchOf(row) : null
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
    .orderBy("id")
    .execute()
  return rows.map(({ id }) => id as BatchId)
}
