import * as z from "zod"
import type { Note } from "../features/brew-log/index.ts"
import type { BatchId, NoteId } from "../shared/ids.ts"
import { id } from "./wire-id.ts"
import { prose } from "./wire-text.ts"
import { givenTime, wireTime } from "./wire-time.ts"

const noteId = id<NoteId>()
const text = prose(10_000).min(1)

export const NoteBody = z
  .strictObject({
    id: noteId
      .optional()
      .describe("UUIDv7, made by the client, so that it can write offline and repeat safely"),
    text,
    at: givenTime.optional().describe("When it was observed: now by default; never in the future"),
  })
  .meta({ id: "NoteInput" })

/** A JSON Merge Patch of a note. */
export const NotePatch = z
  .strictObject({ text: text.exactOptional(), at: givenTime.exactOptional() })
  .meta({ id: "NotePatch" })

/** What a brewer wrote down of a batch. */
export const NoteWire = z
  .object({
    id: z.uuid(),
    batchId: z.uuid(),
    text,
    at: wireTime,
    version: z.int().min(1),
    createdAt: wireTime,
    updatedAt: wireTime,
  })
  .meta({ id: "Note" })
export type NoteWire = z.output<typeof NoteWire>

export const toNoteWire = ({ id, batchId, text, version, ...note }: Note): NoteWire => ({
  id,
  batchId,
  text,
  at: note.notedAt.toISOString(),
  version,
  createdAt: note.createdAt.toISOString(),
  updatedAt: note.updatedAt.toISOString(),
})

export const NoteParams = z.strictObject({ batchId: id<BatchId>(), noteId })

/** What lists of notes are ordered by. */
export const NoteKey = z.strictObject({ at: wireTime.transform((text) => new Date(text)), id: noteId })
