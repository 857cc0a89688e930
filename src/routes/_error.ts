import { problem } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"
import { Outage } from "../shared/outage.ts"

const retryAfterSeconds = "5"

/** What nobody expected: an outage is 503 and worth repeating, anything else is a defect of ours. */
export default (error: unknown) =>
  error instanceof Outage
    ? problem(httpProblems.unavailable, undefined, { headers: { "retry-after": retryAfterSeconds } })
    : problem(httpProblems.internal, undefined)
