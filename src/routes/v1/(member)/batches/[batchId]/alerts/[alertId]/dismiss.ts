import { AlertParams, AlertWire, toAlertWire } from "../../../../../../../contract/alert.ts"
import { ok } from "../../../../../../../http/answer.ts"
import { Problem } from "../../../../../../../http/define.ts"
import { problem } from "../../../../../../../http/problem.ts"
import { httpProblems } from "../../../../../../../http/problems.ts"
import { define } from "../../../../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "dismissAlert",
      summary: "Put an alert away: it is shown no more",
      description: "Repeating it is harmless. What happens again is another alert.",
      params: AlertParams,
      responses: { 200: AlertWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const dismissed = await services.fermentation.dismissAlert(actor, params)
      return dismissed.ok ? ok(toAlertWire(dismissed.value)) : problem(httpProblems.notFound, undefined)
    }),
})
