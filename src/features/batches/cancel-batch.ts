import type { Member } from "../../shared/actor.ts"
import type { BatchId } from "../../shared/ids.ts"
import type { Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import { moveBatch } from "./brew-day.ts"
import { changeBatch } from "./change-batch.ts"
import type { MoveBatchError } from "./start-batch.ts"

/** Gives a batch up, wherever it is: no alarm of it rings any more. Cancelling it again returns the same batch. */
export const cancelBatch = (
  deps: Pick<BatchDeps, "db" | "clock" | "notifications">,
  member: Member,
  { batchId }: { readonly batchId: BatchId },
): Promise<Result<Batch, MoveBatchError>> =>
  changeBatch(deps, member, batchId, (batch, now) => moveBatch(batch, "cancel", now))
