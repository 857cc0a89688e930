import { deleteRecordProblem, patchNoteProblem } from "../../../../../../contract/brew-log-problems.ts"
import { NoteParams, NotePatch, NoteWire, toNoteWire } from "../../../../../../contract/note.ts"
import { noContent, ok } from "../../../../../../http/answer.ts"
import { satisfies } from "../../../../../../http/conditional.ts"
import { Problem } from "../../../../../../http/define.ts"
import { problem } from "../../../../../../http/problem.ts"
import { httpProblems } from "../../../../../../http/problems.ts"
import { define } from "../../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readNote",
      summary: "Read a note of a batch",
      params: NoteParams,
      responses: { 200: NoteWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const read = await services.brewLog.readNote(actor, params)
      return read.ok
        ? ok(toNoteWire(read.value), { version: read.value.version })
        : problem(httpProblems.notFound, undefined)
    }),
  PATCH: define
    .op({
      id: "patchNote",
      summary: "Change a note of a batch",
      params: NoteParams,
      body: NotePatch,
      bodyTypes: ["application/merge-patch+json"],
      ifMatch: "required",
      responses: { 200: NoteWire, 404: Problem, 412: Problem, 422: Problem, 428: Problem },
    })
    .handle(async ({ params, body: { text, at }, ifMatch, actor, services, language }) => {
      const patched = await services.brewLog.patchNote(actor, {
        ...params,
        accepts: (version) => satisfies(ifMatch, version),
        changes: { ...(text !== undefined && { text }), ...(at !== undefined && { notedAt: at }) },
      })
      return patched.ok
        ? ok(toNoteWire(patched.value), { version: patched.value.version })
        : patchNoteProblem(patched.error, language)
    }),
  DELETE: define
    .op({
      id: "deleteNote",
      summary: "Delete a note of a batch",
      params: NoteParams,
      ifMatch: "required",
      responses: { 204: null, 404: Problem, 412: Problem, 428: Problem },
    })
    .handle(async ({ params, ifMatch, actor, services }) => {
      const accepts = (version: number): boolean => satisfies(ifMatch, version)
      const deleted = await services.brewLog.deleteNote(actor, { ...params, accepts })
      return deleted.ok ? noContent() : deleteRecordProblem(deleted.error)
    }),
})
