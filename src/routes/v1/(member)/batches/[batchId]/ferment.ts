import { BatchParams, BatchWire, toBatchWire } from "../../../../../contract/batch.ts"
import { moveProblem } from "../../../../../contract/batch-problems.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "fermentBatch",
      summary: "The yeast is in: fermentation begins",
      description:
        "What was still to be done on the brew day is passed over; what is to be done by day is due from now on. Completing the last step of the brew day does the same.",
      params: BatchParams,
      responses: { 200: BatchWire, 404: Problem, 409: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const moved = await services.batches.ferment(actor, params)
      return moved.ok
        ? ok(toBatchWire(moved.value), { version: moved.value.version })
        : moveProblem(moved.error)
    }),
})
