import type { Sql } from "../../../platform/postgres/database.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchEvent, BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { VersionMismatch } from "../record-errors.ts"
import type { Checklist, KeptItem } from "./checklist.ts"
import { checklistOf, keptChecklist } from "./checklist-row.ts"
import { layOutChecklist } from "./lay-out-checklist.ts"

export type PutChecklist = {
  readonly batchId: BatchId
  /** In the order in which they are to stand. What is laid out and left out is off the list until it is named again. */
  readonly items: readonly KeptItem[]
  /** Whether the version that the member saw is good enough; null when they named none. */
  readonly accepts: ((version: number) => boolean) | null
}
export type PutChecklistError =
  | BatchNotFound
  | VersionMismatch
  | { readonly kind: "precondition_required"; readonly version: number }
  /** An item at this place is laid out, but has words of its own, or has none and is not. */
  | { readonly kind: "wrong_item"; readonly index: number; readonly isLaidOut: boolean }

/**
 * Writes the checklist of a batch of one's own as a whole. A repeat changes nothing; replacing one that was written
 * before needs its version, so that what another phone has checked is not lost.
 */
export const putChecklist = (
  { batches }: Pick<BrewLogDeps, "batches">,
  member: Member,
  { batchId, items, accepts }: PutChecklist,
): Promise<Result<Checklist, PutChecklistError>> =>
  batches.record<Checklist, PutChecklistError>(member, batchId, async (tx, batch, now) => {
    const laidOut = new Set(layOutChecklist(batch).map(({ id }) => id))
    const index = items.findIndex(({ id, ownLabel }) => laidOut.has(id) !== (ownLabel === null))
    const wrong = items[index]
    if (wrong) return err({ kind: "wrong_item", index, isLaidOut: laidOut.has(wrong.id) })
    const kept = await keptChecklist(tx, batchId)
    const version = kept?.version ?? 1
    const before = checklistOf(batch, kept)
    const after = checklistOf(batch, { items, version: version + 1 })
    if (kept && isSame(kept.items, items)) return ok({ value: before, events: [] })
    if (accepts === null && kept !== null) return err({ kind: "precondition_required", version })
    if (accepts !== null && !accepts(version)) return err({ kind: "version_mismatch", version })
    await write(tx, member, batchId, items, after.version, now)
    return ok({ value: after, events: isComplete(after) && !isComplete(before) ? [completed] : [] })
  })

const isSame = (kept: readonly KeptItem[], items: readonly KeptItem[]): boolean =>
  kept.length === items.length &&
  kept.every(({ id, isChecked, ownLabel }, index) => {
    const item = items[index]
    return item?.id === id && item.isChecked === isChecked && item.ownLabel === ownLabel
  })

const completed: BatchEvent = { kind: "checklist_completed", stepId: null, data: {} }

const isComplete = ({ items }: Checklist): boolean =>
  items.length > 0 && items.every((item) => item.isChecked)

const write = async (
  tx: Sql,
  member: Member,
  batchId: BatchId,
  items: readonly KeptItem[],
  version: number,
  now: Date,
): Promise<void> => {
  const written = { items: JSON.stringify(items), version, updatedAt: now }
  await tx
    .insertInto("batchChecklists")
    .values({ batchId, ownerId: member.id, ...written, createdAt: now })
    .onConflict((conflict) => conflict.column("batchId").doUpdateSet(written))
    .execute()
}

/** The checklist of a batch of one's own: as it was written, or as it is laid out from recipe and equipment. */
export const readChecklist = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId }: { readonly batchId: BatchId },
): Promise<Result<Checklist, BatchNotFound>> => {
  const batch = await batches.read(member, { batchId })
  return batch.ok ? ok(checklistOf(batch.value, await keptChecklist(db.sql, batchId))) : batch
}
