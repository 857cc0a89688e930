import { AlertsWire, toAlertWire } from "../../../../../../contract/alert.ts"
import { BatchParams } from "../../../../../../contract/batch.ts"
import { ok } from "../../../../../../http/answer.ts"
import { Problem } from "../../../../../../http/define.ts"
import { problem } from "../../../../../../http/problem.ts"
import { httpProblems } from "../../../../../../http/problems.ts"
import { define } from "../../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listAlerts",
      summary: "What there was to say of the fermentation of a batch, the latest first",
      description: "Raised and cleared by what is measured: finished, stuck, or too warm.",
      params: BatchParams,
      responses: { 200: AlertsWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const listed = await services.fermentation.listAlerts(actor, params)
      return listed.ok
        ? ok({ items: listed.value.map(toAlertWire) })
        : problem(httpProblems.notFound, undefined)
    }),
})
