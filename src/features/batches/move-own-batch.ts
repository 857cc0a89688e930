import type { Member } from "../../shared/actor.ts"
import type { BatchId } from "../../shared/ids.ts"
import type { Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import type { BatchMove } from "./batch-moves.ts"
import { type BatchNotFound, changeBatch, type ChangeDeps } from "./change-batch.ts"
import { moveBatch } from "./move-batch.ts"
import type { WrongState } from "./wrong-state.ts"

export type MoveBatchError = BatchNotFound | WrongState

/**
 * Moves a batch of one's own. `start` begins the brew day, whose first step waits to be started. `ferment` and
 * `package` go past what was still to be done before. `cancel` gives the batch up, wherever it is: nothing of it rings
 * any more. A move that has been made already returns the same batch.
 */
export const moveOwnBatch = (
  deps: ChangeDeps,
  member: Member,
  { batchId, move }: { readonly batchId: BatchId; readonly move: BatchMove },
): Promise<Result<Batch, MoveBatchError>> =>
  changeBatch(deps, member, batchId, (batch, now) => moveBatch(batch, move, now))
