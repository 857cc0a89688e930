import { BatchWire, StepParams, toBatchWire } from "../../../../../../../contract/batch.ts"
import { moveProblem } from "../../../../../../../contract/batch-problems.ts"
import { ok } from "../../../../../../../http/answer.ts"
import { Problem } from "../../../../../../../http/define.ts"
import { define } from "../../../../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "startStep",
      summary: "Start the step whose turn it is; its clock runs and its alarms are set",
      description: "Repeating it is harmless: it answers with the batch as it is.",
      params: StepParams,
      responses: { 200: BatchWire, 404: Problem, 409: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const result = await services.batches.startStep(actor, params)
      return result.ok
        ? ok(toBatchWire(result.value), { version: result.value.version })
        : moveProblem(result.error)
    }),
})
