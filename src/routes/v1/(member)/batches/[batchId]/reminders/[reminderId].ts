import {
  ReminderParams,
  ReminderPatch,
  ReminderWire,
  toReminderWire,
} from "../../../../../../contract/reminder.ts"
import { deleteReminderProblem, patchReminderProblem } from "../../../../../../contract/reminder-problems.ts"
import { noContent, ok } from "../../../../../../http/answer.ts"
import { satisfies } from "../../../../../../http/conditional.ts"
import { Problem } from "../../../../../../http/define.ts"
import { problem } from "../../../../../../http/problem.ts"
import { httpProblems } from "../../../../../../http/problems.ts"
import { define } from "../../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readReminder",
      summary: "Read a reminder",
      params: ReminderParams,
      responses: { 200: ReminderWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const read = await services.batches.readReminder(actor, params)
      return read.ok
        ? ok(toReminderWire(read.value), { version: read.value.version })
        : problem(httpProblems.notFound, undefined)
    }),

  PATCH: define
    .op({
      id: "patchReminder",
      summary: "Change a reminder; one that is moved comes again",
      description: "JSON Merge Patch (RFC 7396).",
      params: ReminderParams,
      body: ReminderPatch,
      bodyTypes: ["application/merge-patch+json"],
      ifMatch: "required",
      responses: { 200: ReminderWire, 404: Problem, 409: Problem, 412: Problem, 422: Problem, 428: Problem },
    })
    .handle(async ({ params, body, ifMatch, actor, services }) => {
      const accepts = (version: number): boolean => satisfies(ifMatch, version)
      const changed = await services.batches.patchReminder(actor, { ...params, accepts, changes: body })
      return changed.ok
        ? ok(toReminderWire(changed.value), { version: changed.value.version })
        : patchReminderProblem(changed.error)
    }),

  DELETE: define
    .op({
      id: "deleteReminder",
      summary: "Take a reminder back",
      params: ReminderParams,
      ifMatch: "required",
      responses: { 204: null, 404: Problem, 412: Problem, 428: Problem },
    })
    .handle(async ({ params, ifMatch, actor, services }) => {
      const accepts = (version: number): boolean => satisfies(ifMatch, version)
      const deleted = await services.batches.deleteReminder(actor, { ...params, accepts })
      return deleted.ok ? noContent() : deleteReminderProblem(deleted.error)
    }),
})
