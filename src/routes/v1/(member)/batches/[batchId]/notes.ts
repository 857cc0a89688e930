import { BatchParams } from "../../../../../contract/batch.ts"
import { addNoteProblem } from "../../../../../contract/brew-log-problems.ts"
import { orderQuery } from "../../../../../contract/measurement.ts"
import { NoteBody, NoteKey, NoteWire, toNoteWire } from "../../../../../contract/note.ts"
import { created, ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { pageOf, pageQuery, pageWire } from "../../../../../http/page.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listNotes",
      summary: "What was noted of a batch, by the time when it was observed",
      params: BatchParams,
      query: pageQuery(NoteKey).extend({ order: orderQuery }),
      responses: { 200: pageOf(NoteWire), 404: Problem },
    })
    .handle(async ({ params, query: { limit, cursor, order }, actor, services }) => {
      const listed = await services.brewLog.listNotes(actor, { ...params, order, limit, after: cursor })
      return listed.ok ? ok(pageWire(listed.value, toNoteWire)) : problem(httpProblems.notFound, undefined)
    }),
  POST: define
    .op({
      id: "addNote",
      summary: "Note something of a batch; a repeat under the same id changes nothing",
      params: BatchParams,
      body: NoteBody,
      responses: { 201: NoteWire, 404: Problem, 409: Problem, 422: Problem },
    })
    .handle(async ({ params, body: { id, text, at }, actor, services, language }) => {
      const added = await services.brewLog.addNote(actor, { ...params, id, text, notedAt: at })
      if (!added.ok) return addNoteProblem(added.error, language)
      const { value: note } = added
      return created(toNoteWire(note), {
        location: `/v1/batches/${params.batchId}/notes/${note.id}`,
        version: note.version,
      })
    }),
})
