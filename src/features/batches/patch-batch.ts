import type { Member } from "../../shared/actor.ts"
import type { BatchId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import { type BatchNotFound, changeBatch, type ChangeDeps } from "./change-batch.ts"
import { type WrongState, wrongBatchState } from "./wrong-state.ts"

export type PatchBatch = {
  readonly batchId: BatchId
  /** Whether the version that the member saw is good enough. */
  readonly accepts: (version: number) => boolean
  /** What is absent stays as it is. */
  readonly changes: { readonly name?: string; readonly plannedFor?: Date | null }
}
export type PatchBatchError =
  | BatchNotFound
  | WrongState
  | { readonly kind: "version_mismatch"; readonly version: number }

/** Renames a batch, or plans its brew day for another time as long as that has not begun. */
export const patchBatch = (
  deps: ChangeDeps,
  member: Member,
  { batchId, accepts, changes }: PatchBatch,
): Promise<Result<Batch, PatchBatchError>> =>
  changeBatch<PatchBatchError>(deps, member, batchId, (batch) => {
    if (!accepts(batch.version)) return err({ kind: "version_mismatch", version: batch.version })
    const next = { ...batch, ...changes }
    const replanned = next.plannedFor?.getTime() !== batch.plannedFor?.getTime()
    if (replanned && batch.state !== "planned") return err(wrongBatchState(batch))
    return ok(replanned || next.name !== batch.name ? next : batch)
  })
