import type { Member } from "../../../shared/actor.ts"
import type { BatchId, NoteId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { RecordNotFound, VersionMismatch } from "../record-errors.ts"
import { type InTheFuture, isInTheFuture } from "../when-observed.ts"
import { type Note, noteEvent, ownNote } from "./note.ts"

export type DeleteNote = {
  readonly batchId: BatchId
  readonly noteId: NoteId
  /** Whether the version that the member saw is good enough. */
  readonly accepts: (version: number) => boolean
}
export type PatchNote = DeleteNote & {
  /** What is absent stays as it is. */
  readonly changes: { readonly text?: string; readonly notedAt?: Date }
}
export type DeleteNoteError = BatchNotFound | RecordNotFound | VersionMismatch
export type PatchNoteError = DeleteNoteError | InTheFuture

/** Changes a note. A change that changes nothing writes nothing. */
export const patchNote = (
  { batches }: Pick<BrewLogDeps, "batches">,
  member: Member,
  { batchId, noteId, accepts, changes }: PatchNote,
): Promise<Result<Note, PatchNoteError>> =>
  batches.record<Note, PatchNoteError>(member, batchId, async (tx, _batch, now) => {
    const before = await ownNote(tx, member, batchId, noteId)
    if (!before) return err({ kind: "record_not_found" })
    if (!accepts(before.version)) return err({ kind: "version_mismatch", version: before.version })
    const { text, notedAt } = { ...before, ...changes }
    if (text === before.text && notedAt.getTime() === before.notedAt.getTime())
      return ok({ value: before, events: [] })
    if (isInTheFuture(notedAt, now)) return err({ kind: "in_the_future", given: notedAt, now })
    const changed = { text, notedAt, version: before.version + 1, updatedAt: now }
    await tx.updateTable("batchNotes").set(changed).where("id", "=", noteId).execute()
    const note = { ...before, ...changed }
    return ok({ value: note, events: [noteEvent("note_changed", note)] })
  })

/** Deletes a note; a tombstone stays for 90 days. */
export const deleteNote = (
  { batches }: Pick<BrewLogDeps, "batches">,
  member: Member,
  { batchId, noteId, accepts }: DeleteNote,
): Promise<Result<null, DeleteNoteError>> =>
  batches.record<null, DeleteNoteError>(member, batchId, async (tx, _batch, now) => {
    const note = await ownNote(tx, member, batchId, noteId)
    if (!note) return err({ kind: "record_not_found" })
    if (!accepts(note.version)) return err({ kind: "version_mismatch", version: note.version })
    await tx
      .updateTable("batchNotes")
      .set({ deletedAt: now, updatedAt: now, version: note.version + 1 })
      .where("id", "=", noteId)
      .execute()
    return ok({ value: null, events: [noteEvent("note_deleted", note)] })
  })
