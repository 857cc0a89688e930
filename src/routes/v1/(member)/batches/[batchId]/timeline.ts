import { BatchParams } from "../../../../../contract/batch.ts"
import { orderQuery } from "../../../../../contract/measurement.ts"
import { TimelineEventWire, TimelineKey, toTimelineEventWire } from "../../../../../contract/timeline.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { pageOf, pageQuery, pageWire } from "../../../../../http/page.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listTimeline",
      summary: "Everything that happened to a batch, in the order in which it was written down",
      params: BatchParams,
      query: pageQuery(TimelineKey).extend({ order: orderQuery }),
      responses: { 200: pageOf(TimelineEventWire), 404: Problem },
    })
    .handle(async ({ params, query: { limit, cursor, order }, actor, services }) => {
      const listed = await services.batches.listEvents(actor, { ...params, order, limit, after: cursor })
      if (!listed.ok) return problem(httpProblems.notFound, undefined)
      const { batch, page } = listed.value
      return ok(pageWire(page, toTimelineEventWire(batch)))
    }),
})
