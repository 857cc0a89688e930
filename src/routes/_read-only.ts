import { accessProblems } from "../contract/access-problems.ts"
import type { RequestContext } from "../http/define.ts"
import { problem, type ProblemAnswer } from "../http/problem.ts"
import type { Services } from "./_define.ts"

const retryAfterSeconds = "60"

/** Refuses what would change something while the switch for maintenance is on; reads go on. */
export const refuseWrite = ({
  request,
  operation,
  services,
}: RequestContext<Services>): ProblemAnswer<503> | null => {
  if (!services.process.readOnly || operation.changesNothing) return null
  if (request.method === "GET" || request.method === "HEAD") return null
  return problem(accessProblems.readOnly, undefined, { headers: { "retry-after": retryAfterSeconds } })
}
