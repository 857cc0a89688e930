import { BatchParams } from "../../../../../contract/batch.ts"
import { addTastingProblem } from "../../../../../contract/brew-log-problems.ts"
import { orderQuery } from "../../../../../contract/measurement.ts"
import {
  fromTastingBody,
  TastingBody,
  TastingKey,
  TastingWire,
  toTastingWire,
} from "../../../../../contract/tasting.ts"
import { created, ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { pageOf, pageQuery, pageWire } from "../../../../../http/page.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listTastings",
      summary: "How a batch tasted, by the time when it was",
      params: BatchParams,
      query: pageQuery(TastingKey).extend({ order: orderQuery }),
      responses: { 200: pageOf(TastingWire), 404: Problem },
    })
    .handle(async ({ params, query: { limit, cursor, order }, actor, services }) => {
      const listed = await services.brewLog.listTastings(actor, { ...params, order, limit, after: cursor })
      return listed.ok ? ok(pageWire(listed.value, toTastingWire)) : problem(httpProblems.notFound, undefined)
    }),
  POST: define
    .op({
      id: "addTasting",
      summary: "Write down how a batch tasted, with the BJCP's score sheet or without; from its packaging on",
      params: BatchParams,
      body: TastingBody,
      responses: { 201: TastingWire, 404: Problem, 409: Problem, 422: Problem },
    })
    .handle(async ({ params, body: { id, tastedAt, ...content }, actor, services, language }) => {
      const command = { ...params, id, tastedAt, ...fromTastingBody(content) }
      const added = await services.brewLog.addTasting(actor, command)
      if (!added.ok) return addTastingProblem(added.error, language)
      const { value: tasting } = added
      return created(toTastingWire(tasting), {
        location: `/v1/batches/${params.batchId}/tastings/${tasting.id}`,
        version: tasting.version,
      })
    }),
})
