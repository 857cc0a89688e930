import type { Member } from "../../../shared/actor.ts"
import type { BatchId, NoteId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { IdTaken, TooMany } from "../record-errors.ts"
import { type InTheFuture, isInTheFuture } from "../when-observed.ts"
import { type Note, noteEvent, ownNote } from "./note.ts"

export type AddNote = {
  readonly batchId: BatchId
  /** Chosen by a phone that is offline, so that it can repeat the request safely. */
  readonly id?: NoteId | undefined
  readonly text: string
  /** Now when left out. */
  readonly notedAt?: Date | undefined
}
export type AddNoteError = BatchNotFound | IdTaken | TooMany | InTheFuture

const MOST_NOTES = 1_000

/** Writes a note down. A repeat under the same id is the same note. */
export const addNote = (
  deps: Pick<BrewLogDeps, "batches" | "newId">,
  member: Member,
  { batchId, id, text, notedAt }: AddNote,
): Promise<Result<Note, AddNoteError>> =>
  deps.batches.record<Note, AddNoteError>(member, batchId, async (tx, _batch, now) => {
    const known = id ? await ownNote(tx, member, batchId, id) : null
    if (known)
      return known.text === text && (!notedAt || known.notedAt.getTime() === notedAt.getTime())
        ? ok({ value: known, events: [] })
        : err({ kind: "id_taken" })
    const at = notedAt ?? now
    if (isInTheFuture(at, now)) return err({ kind: "in_the_future", given: at, now })
    const { rows } = await tx
      .selectFrom("batchNotes")
      .select((row) => row.fn.countAll<number>().as("rows"))
      .where("batchId", "=", batchId)
      .where("deletedAt", "is", null)
      .executeTakeFirstOrThrow()
    if (rows >= MOST_NOTES) return err({ kind: "too_many", max: MOST_NOTES })
    const note: Note = {
      id: id ?? deps.newId(),
      batchId,
      text,
      notedAt: at,
      version: 1,
      createdAt: now,
      updatedAt: now,
    }
    const inserted = await tx
      .insertInto("batchNotes")
      .values({ ...note, ownerId: member.id })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst()
    return inserted ? ok({ value: note, events: [noteEvent("note_added", note)] }) : err({ kind: "id_taken" })
  })
