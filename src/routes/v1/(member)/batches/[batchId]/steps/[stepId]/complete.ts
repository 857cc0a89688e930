import { BatchWire, StepParams, toBatchWire } from "../../../../../../../contract/batch.ts"
import { moveProblem } from "../../../../../../../contract/batch-problems.ts"
import { ok } from "../../../../../../../http/answer.ts"
import { Problem } from "../../../../../../../http/define.ts"
import { define } from "../../../../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "completeStep",
      summary: "Mark the running step as done; the next one waits to be started",
      description: "Repeating it is harmless: it answers with the batch as it is.",
      params: StepParams,
      responses: { 200: BatchWire, 404: Problem, 409: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const result = await services.batches.completeStep(actor, params)
      return result.ok
        ? ok(toBatchWire(result.value), { version: result.value.version })
        : moveProblem(result.error)
    }),
})
