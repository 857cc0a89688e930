import { JobParams, JobWire, toJobWire } from "../../../../../../contract/job.ts"
import { retryJobProblem } from "../../../../../../contract/job-problems.ts"
import { ok } from "../../../../../../http/answer.ts"
import { Problem } from "../../../../../../http/define.ts"
import { define } from "../../../../../_define.ts"

export const handlers = define.admin({
  POST: define
    .op({
      id: "retryJob",
      summary: "Run a job again that gave up",
      params: JobParams,
      responses: { 200: JobWire, 404: Problem, 409: Problem },
    })
    .handle(async ({ params, services }) => {
      const result = await services.queue.retry({ id: params.jobId })
      return result.ok ? ok(toJobWire(result.value)) : retryJobProblem(result.error)
    }),
})
