import { beyond, directionOf } from "../../../platform/postgres/keyset.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, NoteId } from "../../../shared/ids.ts"
import { type Page, pageOf } from "../../../shared/page.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { ListObserved, ObservedKey } from "../list-observed.ts"
import type { RecordNotFound } from "../record-errors.ts"
import { type Note, noteOf, ownNote } from "./note.ts"

/** The notes of a batch of one's own, by the time when they were observed. */
export const listNotes = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId, order, limit, after }: ListObserved<NoteId>,
): Promise<Result<Page<Note, ObservedKey<NoteId>>, BatchNotFound>> => {
  if (!(await batches.isOwn(member, { batchId }))) return err({ kind: "batch_not_found" })
  const direction = directionOf(order)
  const rows = await db.sql
    .selectFrom("batchNotes")
    .selectAll()
    .where("batchId", "=", batchId)
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is", null)
    .where(beyond("notedAt", after, order))
    .orderBy("notedAt", direction)
    .orderBy("id", direction)
    .limit(limit + 1)
    .execute()
  return ok(pageOf(rows.map(noteOf), limit, ({ notedAt, id }) => ({ at: notedAt, id })))
}

/** A note of a batch of one's own. */
export const readNote = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId, noteId }: { readonly batchId: BatchId; readonly noteId: NoteId },
): Promise<Result<Note, BatchNotFound | RecordNotFound>> => {
  if (!(await batches.isOwn(member, { batchId }))) return err({ kind: "batch_not_found" })
  const note = await ownNote(db.sql, member, batchId, noteId)
  return note ? ok(note) : err({ kind: "record_not_found" })
}
