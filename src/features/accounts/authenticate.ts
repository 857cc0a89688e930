import type { Member } from "../../shared/actor.ts"
import type { Result } from "../../shared/result.ts"
import type { AccountDeps } from "./account-deps.ts"
import { askIdentity, isIdentityDue } from "./ask-identity.ts"
import { addMember, findByUid, stateOf } from "./member-row.ts"
import { judge, type MemberState, type Refusal } from "./member-state.ts"
import type { TokenError, VerifiedToken } from "./ports.ts"

export type AuthenticateError = TokenError | Refusal

/** How long an instance goes by what it last read of a member. */
const stateKeptMs = 5_000

/**
 * Tells who bears a token. Somebody seen for the first time gets a row. Disabled, deleted or signed out, here or at
 * the identity provider, a member is refused within 60 s: our row is read anew every 5 s, the provider asked every 20 s,
 * so that even the second question after the change is due after 2 × 25 s at the latest, answered within 2 s, and read by
 * every instance 5 s later. A token and a member seen a moment ago are answered without a promise, for that is nearly
 * every request.
 * @throws Outage when the database or the key set does not answer
 */
export const authenticate = (
  deps: AccountDeps,
  token: string,
): Result<Member, AuthenticateError> | Promise<Result<Member, AuthenticateError>> => {
  const verified = deps.tokens.verify(token)
  return verified instanceof Promise ? verified.then((result) => admit(deps, result)) : admit(deps, verified)
}

const admit = (deps: AccountDeps, verified: Result<VerifiedToken, TokenError>) => {
  if (!verified.ok) return verified
  const token = verified.value
  const state = deps.states.get(token.uid)
  const isRecent = state && deps.clock.now().getTime() - state.readAt.getTime() < stateKeptMs
  return isRecent ? judge(state, token) : readState(deps, token).then((read) => judge(read, token))
}

const readState = async (deps: AccountDeps, token: VerifiedToken): Promise<MemberState> => {
  const { db, clock, newId, states } = deps
  const readAt = clock.now()
  const found = (await findByUid(db.sql, token.uid)) ?? (await addMember(db.sql, token, newId, readAt))
  const row = isIdentityDue(found, readAt) ? await askIdentity(deps, found, readAt) : found
  const state = stateOf(row, readAt)
  states.set(token.uid, state)
  return state
}
