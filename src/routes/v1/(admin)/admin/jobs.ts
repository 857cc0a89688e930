import { JobsQuery, JobWire, toJobWire } from "../../../../contract/job.ts"
import { ok } from "../../../../http/answer.ts"
import { pageOf, pageWire } from "../../../../http/page.ts"
import { define } from "../../../_define.ts"

export const handlers = define.admin({
  GET: define
    .op({
      id: "listJobs",
      summary: "List jobs of one state, the newest first",
      query: JobsQuery,
      responses: { 200: pageOf(JobWire) },
    })
    .handle(async ({ query, services }) => {
      const { state, limit, cursor } = query
      return ok(pageWire(await services.queue.list({ state, limit, after: cursor }), toJobWire))
    }),
})
