import { BatchParams } from "../../../../../contract/batch.ts"
import {
  BatchPrimingWire,
  fromPrimingQuery,
  PrimingQuery,
  toBatchPrimingWire,
} from "../../../../../contract/batch-priming.ts"
import { planPrimingProblem } from "../../../../../contract/missing-priming-figures.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readPriming",
      summary: "How much sugar carbonates the batch in its bottles",
      description:
        "For the volume and the temperature that were measured, and the carbonation of the recipe or its style, each with " +
        "where it comes from; whatever is asked for goes before what was found.",
      params: BatchParams,
      query: PrimingQuery,
      responses: { 200: BatchPrimingWire, 404: Problem, 422: Problem },
    })
    .handle(async ({ params, query, actor, services, language }) => {
      const planned = await services.brewLog.planPriming(actor, { ...params, ...fromPrimingQuery(query) })
      return planned.ok
        ? ok(toBatchPrimingWire(planned.value, language))
        : planPrimingProblem(planned.error, language)
    }),
})
