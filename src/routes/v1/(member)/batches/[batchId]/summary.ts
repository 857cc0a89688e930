import { BatchParams } from "../../../../../contract/batch.ts"
import { BatchReportWire, toBatchReportWire } from "../../../../../contract/batch-summary.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readBatchSummary",
      summary: "What was measured of a batch, against what its recipe promised",
      description:
        "Gravities, attenuation, alcohol, volumes, boil-off, efficiency of the mash and of the brewhouse: each with its " +
        "estimate, the measured figure, their difference, and how it was worked out; or why it could not be.",
      params: BatchParams,
      responses: { 200: BatchReportWire, 404: Problem },
    })
    .handle(async ({ params, actor, services, language }) => {
      const summed = await services.brewLog.summarise(actor, params)
      return summed.ok
        ? ok(toBatchReportWire(summed.value, language))
        : problem(httpProblems.notFound, undefined)
    }),
})
