import type { Sql } from "../../platform/postgres/database.ts"
import type { BatchId } from "../../shared/ids.ts"
import { planProjection } from "./batch-jobs.ts"

/**
 * Notes, in the transaction of a change, that the live document of a batch shows something new which does not stand in
 * the batch's own row: a reminder, a measurement, an alert. The batch keeps its version.
 */
export const touchLive = async (tx: Sql, ownerUid: string, batchId: BatchId): Promise<void> => {
  await tx
    .updateTable("batches")
    .set((on) => ({ liveVersion: on("liveVersion", "+", 1) }))
    .where("id", "=", batchId)
    .execute()
  await planProjection(tx, ownerUid, batchId)
}
