import { BatchParams } from "../../../../../../contract/batch.ts"
import {
  ReminderBody,
  RemindersWire,
  ReminderWire,
  toReminderWire,
} from "../../../../../../contract/reminder.ts"
import { createReminderProblem } from "../../../../../../contract/reminder-problems.ts"
import { created, ok } from "../../../../../../http/answer.ts"
import { Problem } from "../../../../../../http/define.ts"
import { problem } from "../../../../../../http/problem.ts"
import { httpProblems } from "../../../../../../http/problems.ts"
import { define } from "../../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listReminders",
      summary: "List the reminders of a batch, the earliest first",
      params: BatchParams,
      responses: { 200: RemindersWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const listed = await services.batches.listReminders(actor, params)
      return listed.ok
        ? ok({ items: listed.value.map(toReminderWire) })
        : problem(httpProblems.notFound, undefined)
    }),

  POST: define
    .op({
      id: "createReminder",
      summary: "Set a reminder: it rings on the member's phones when it is due",
      params: BatchParams,
      body: ReminderBody,
      responses: { 201: ReminderWire, 404: Problem, 409: Problem, 422: Problem },
    })
    .handle(async ({ params, body, actor, services }) => {
      const set = await services.batches.createReminder(actor, { ...params, ...body })
      if (!set.ok) return createReminderProblem(set.error)
      const { id, version } = set.value
      return created(toReminderWire(set.value), {
        location: `/v1/batches/${params.batchId}/reminders/${id}`,
        version,
      })
    }),
})
