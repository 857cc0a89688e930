import { accessProblems } from "../contract/access-problems.ts"
import { type Answer, withHeaders } from "../http/answer.ts"
import { problem } from "../http/problem.ts"
import type { LimitPolicy, Limits } from "../shared/limits.ts"

/** Lets a request pass while its key has some of its quota left, and tells how much (draft-ietf-httpapi-ratelimit-headers). */
export const limit = async (
  limits: Limits,
  policy: LimitPolicy,
  key: string,
  next: () => Promise<Answer>,
): Promise<Answer> => {
  const { allowed, quota, remaining, resetSeconds } = limits.take(policy, key)
  const answer = allowed ? await next() : null
  if (answer && !(answer instanceof Response) && answer.headers?.["ratelimit"] !== undefined) return answer
  const headers = {
    "ratelimit-policy": `"${policy.name}";q=${quota};w=${policy.windowSeconds}`,
    ratelimit: `"${policy.name}";r=${remaining};t=${resetSeconds}`,
  }
  if (answer) return withHeaders(answer, headers)
  return problem(
    accessProblems.tooManyRequests,
    { seconds: resetSeconds },
    { headers: { ...headers, "retry-after": `${resetSeconds}` } },
  )
}
