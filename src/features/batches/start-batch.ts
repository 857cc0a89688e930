import type { Member } from "../../shared/actor.ts"
import type { BatchId } from "../../shared/ids.ts"
import type { Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import { moveBatch, type WrongState } from "./brew-day.ts"
import { type BatchNotFound, changeBatch } from "./change-batch.ts"

export type MoveBatchError = BatchNotFound | WrongState

/** Begins the brew day. Its first step waits to be started. A second tap returns the same batch. */
export const startBatch = (
  deps: Pick<BatchDeps, "db" | "clock" | "notifications">,
  member: Member,
  { batchId }: { readonly batchId: BatchId },
): Promise<Result<Batch, MoveBatchError>> =>
  changeBatch(deps, member, batchId, (batch, now) => moveBatch(batch, "start", now))
