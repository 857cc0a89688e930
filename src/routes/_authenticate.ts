import { accessProblems } from "../contract/access-problems.ts"
import type { RequestContext } from "../http/define.ts"
import { problem, type ProblemAnswer, type ProblemKind } from "../http/problem.ts"
import type { Member } from "../shared/actor.ts"
import { bearerToken } from "./_bearer-token.ts"
import type { Services } from "./_define.ts"

/**
 * Who asks, by the `Authorization` header; else a 401 that says why and how. An address that keeps sending tokens that
 * nobody issued is not listened to for a while, and for longer each time.
 */
export const authenticate = async (
  context: RequestContext<Services>,
): Promise<Member | ProblemAnswer<401> | ProblemAnswer<429>> => {
  const { accounts, bans } = context.services
  const seconds = bans.secondsLeft(context.clientAddress)
  if (seconds > 0) {
    context.logFields["refused"] = "address_banned"
    return problem(accessProblems.addressBanned, { seconds }, { headers: { "retry-after": `${seconds}` } })
  }
  const token = bearerToken(context.request)
  if (token === null) return refuse(accessProblems.unauthenticated)
  const member = await accounts.authenticate(token)
  if (!member.ok) {
    // Only what nobody issued: a session that ended is no attack.
    if (member.error.kind === "token_invalid") bans.failed(context.clientAddress)
    context.logFields["refused"] = member.error.kind
    return refuse(kinds[member.error.kind], member.error.kind)
  }
  context.logFields["actor"] = member.value.id
  return member.value
}

const kinds = {
  token_invalid: accessProblems.tokenInvalid,
  token_expired: accessProblems.tokenExpired,
  token_revoked: accessProblems.tokenRevoked,
  member_disabled: accessProblems.memberDisabled,
} as const

const refuse = (kind: ProblemKind<401, void>, reason?: string): ProblemAnswer<401> => {
  const error = reason === undefined ? "" : `, error="invalid_token", error_description="${reason}"`
  return problem(kind, undefined, {
    headers: { "www-authenticate": `Bearer realm="brasse-bouillon"${error}` },
  })
}
