import { BatchParams } from "../../../../../contract/batch.ts"
import { StepsWire, toStepsWire } from "../../../../../contract/brew-day-step.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listSteps",
      summary: "List the steps in order: the brew day's, then those by day",
      params: BatchParams,
      responses: { 200: StepsWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const result = await services.batches.read(actor, params)
      return result.ok
        ? ok({ items: toStepsWire(result.value) }, { version: result.value.version })
        : problem(httpProblems.notFound, undefined)
    }),
})
