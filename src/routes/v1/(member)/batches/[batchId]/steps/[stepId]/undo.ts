import { BatchWire, StepParams, toBatchWire } from "../../../../../../../contract/batch.ts"
import { moveProblem } from "../../../../../../../contract/batch-problems.ts"
import { ok } from "../../../../../../../http/answer.ts"
import { Problem } from "../../../../../../../http/define.ts"
import { define } from "../../../../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "undoStep",
      summary: "Take back that a step was done or left out, as long as nothing came after it",
      description: "Repeating it is harmless: it answers with the batch as it is.",
      params: StepParams,
      responses: { 200: BatchWire, 404: Problem, 409: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const moved = await services.batches.undoStep(actor, params)
      return moved.ok
        ? ok(toBatchWire(moved.value), { version: moved.value.version })
        : moveProblem(moved.error)
    }),
})
