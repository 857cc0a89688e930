import { BatchParams } from "../../../../../contract/batch.ts"
import { StepsWire, toStepWire } from "../../../../../contract/brew-day-step.ts"
import { shownSteps } from "../../../../../features/batches/index.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listSteps",
      summary: "List the steps of the brew day in order",
      params: BatchParams,
      responses: { 200: StepsWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const result = await services.batches.read(actor, params)
      return result.ok
        ? ok({ items: shownSteps(result.value).map(toStepWire) }, { version: result.value.version })
        : problem(httpProblems.notFound, undefined)
    }),
})
