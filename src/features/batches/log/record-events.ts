import type { Sql } from "../../../platform/postgres/database.ts"
import type { BatchId } from "../../../shared/ids.ts"
import type { BatchEvent } from "./batch-events.ts"

/** Writes what happened to a batch down, in the transaction in which it happened. */
export const recordEvents = async (
  tx: Sql,
  batchId: BatchId,
  events: readonly BatchEvent[],
  happenedAt: Date,
): Promise<void> => {
  if (events.length === 0) return
  await tx
    .insertInto("batchEvents")
    .values(
      events.map(({ kind, stepId, data }) => ({
        batchId,
        kind,
        stepId,
        data: JSON.stringify(data),
        happenedAt,
      })),
    )
    .execute()
}
