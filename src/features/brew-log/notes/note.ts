import type { Selectable } from "kysely"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { DB } from "../../../platform/postgres/tables.gen.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, NoteId } from "../../../shared/ids.ts"
import type { BatchEvent } from "../../batches/index.ts"

/** What a brewer wrote down of a batch. */
export type Note = {
  readonly id: NoteId
  readonly batchId: BatchId
  readonly text: string
  /** When it was observed: what is written down later may be older. */
  readonly notedAt: Date
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** The casts only name whose id it is. */
export const noteOf = (row: Selectable<DB["batchNotes"]>): Note => ({
  id: row.id as NoteId,
  batchId: row.batchId as BatchId,
  text: row.text,
  notedAt: row.notedAt,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** A note of a batch of one's own; null when there is none. That the batch is there is the caller's to know. */
export const ownNote = async (
  sql: Sql,
  member: Member,
  batchId: BatchId,
  id: NoteId,
): Promise<Note | null> => {
  const row = await sql
    .selectFrom("batchNotes")
    .selectAll()
    .where("id", "=", id)
    .where("batchId", "=", batchId)
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is", null)
    .executeTakeFirst()
  return row ? noteOf(row) : null
}

/** The log tells that there is a note, not what it says: a note that is deleted is gone. */
export const noteEvent = (
  kind: "note_added" | "note_changed" | "note_deleted",
  { id }: Note,
): BatchEvent => ({
  kind,
  stepId: null,
  data: { noteId: id },
})
