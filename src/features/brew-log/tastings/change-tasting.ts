import type { Member } from "../../../shared/actor.ts"
import type { BatchId, TastingId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { RecordNotFound, VersionMismatch } from "../record-errors.ts"
import { type InTheFuture, isInTheFuture } from "../when-observed.ts"
import { columnsOf } from "./add-tasting.ts"
import { isSameTasting, ownTasting, type Tasting, type TastingContent, tastingEvent } from "./tasting.ts"

export type DeleteTasting = {
  readonly batchId: BatchId
  readonly tastingId: TastingId
  /** Whether the version that the member saw is good enough. */
  readonly accepts: (version: number) => boolean
}
export type PatchTasting<E> = DeleteTasting & {
  readonly change: (tasting: Tasting) => Result<TastingContent, E>
}
export type DeleteTastingError = BatchNotFound | RecordNotFound | VersionMismatch
export type PatchTastingError = DeleteTastingError | InTheFuture

/** Changes what was written of a tasting. A change that changes nothing writes nothing. */
export const patchTasting = <E>(
  { batches }: Pick<BrewLogDeps, "batches">,
  member: Member,
  { batchId, tastingId, accepts, change }: PatchTasting<E>,
): Promise<Result<Tasting, PatchTastingError | E>> =>
  batches.record<Tasting, PatchTastingError | E>(member, batchId, async (tx, _batch, now) => {
    const before = await ownTasting(tx, member, batchId, tastingId)
    if (!before) return err({ kind: "record_not_found" })
    if (!accepts(before.version)) return err({ kind: "version_mismatch", version: before.version })
    const changed = change(before)
    if (!changed.ok) return changed
    if (isSameTasting(before, changed.value)) return ok({ value: before, events: [] })
    const { tastedAt } = changed.value
    if (isInTheFuture(tastedAt, now)) return err({ kind: "in_the_future", given: tastedAt, now })
    const after: Tasting = { ...before, ...changed.value, version: before.version + 1, updatedAt: now }
    const { id, ...columns } = columnsOf(after)
    await tx.updateTable("batchTastings").set(columns).where("id", "=", id).execute()
    return ok({ value: after, events: [tastingEvent("tasting_changed", after)] })
  })

/** Deletes a tasting; a tombstone stays for 90 days. */
export const deleteTasting = (
  { batches }: Pick<BrewLogDeps, "batches">,
  member: Member,
  { batchId, tastingId, accepts }: DeleteTasting,
): Promise<Result<null, DeleteTastingError>> =>
  batches.record<null, DeleteTastingError>(member, batchId, async (tx, _batch, now) => {
    const tasting = await ownTasting(tx, member, batchId, tastingId)
    if (!tasting) return err({ kind: "record_not_found" })
    if (!accepts(tasting.version)) return err({ kind: "version_mismatch", version: tasting.version })
    await tx
      .updateTable("batchTastings")
      .set({ deletedAt: now, updatedAt: now, version: tasting.version + 1 })
      .where("id", "=", tastingId)
      .execute()
    return ok({ value: null, events: [tastingEvent("tasting_deleted", tasting)] })
  })
