import {
  BatchBody,
  BatchKey,
  BatchSummaryWire,
  BatchWire,
  toBatchSummaryWire,
  toBatchWire,
} from "../../../contract/batch.ts"
import { createProblem } from "../../../contract/batch-problems.ts"
import { created, ok } from "../../../http/answer.ts"
import { Problem } from "../../../http/define.ts"
import { pageOf, pageQuery, pageWire } from "../../../http/page.ts"
import { define } from "../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listBatches",
      summary: "List one's batches, the newest first",
      query: pageQuery(BatchKey),
      responses: { 200: pageOf(BatchSummaryWire) },
    })
    .handle(async ({ query, actor, services }) => {
      const page = await services.batches.list(actor, { limit: query.limit, after: query.cursor })
      return ok(pageWire(page, toBatchSummaryWire))
    }),
  POST: define
    .op({
      id: "createBatch",
      summary: "Plan a batch of a recipe: takes a copy of the recipe and lays out the brew day",
      body: BatchBody,
      responses: { 201: BatchWire, 404: Problem, 409: Problem },
    })
    .handle(async ({ body, actor, services }) => {
      const result = await services.batches.create(actor, body)
      if (!result.ok) return createProblem(result.error)
      const { id, version } = result.value
      return created(toBatchWire(result.value), { location: `/v1/batches/${id}`, version })
    }),
})
