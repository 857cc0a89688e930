import { BatchParams, BatchWire, toBatchWire } from "../../../../../contract/batch.ts"
import { moveProblem } from "../../../../../contract/batch-problems.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "archiveBatch",
      summary: "Put a batch away that is completed or cancelled",
      params: BatchParams,
      responses: { 200: BatchWire, 404: Problem, 409: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const moved = await services.batches.archive(actor, params)
      return moved.ok
        ? ok(toBatchWire(moved.value), { version: moved.value.version })
        : moveProblem(moved.error)
    }),
})
