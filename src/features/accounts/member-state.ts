import type { Locale, Member, Role } from "../../shared/actor.ts"
import type { MemberId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { VerifiedToken } from "./ports.ts"

/** What decides whether a member's token is good, as read from our table. */
export type MemberState = {
  readonly id: MemberId
  readonly uid: string
  readonly locale: Locale
  readonly mayEnter: boolean
  /** Sign-ins before this moment no longer count. */
  readonly tokensValidAfter: Date | null
  readonly roles: readonly Role[]
  readonly rolesKnownAt: Date
  readonly readAt: Date
}

export type Refusal = { readonly kind: "member_disabled" | "token_revoked" }

/** Whether a verified token lets its bearer in, and as whom. */
export const judge = (state: MemberState, token: VerifiedToken): Result<Member, Refusal> => {
  if (!state.mayEnter) return err({ kind: "member_disabled" })
  if (state.tokensValidAfter && token.signedInAt < state.tokensValidAfter)
    return err({ kind: "token_revoked" })
  return ok({
    kind: "member",
    id: state.id,
    uid: state.uid,
    roles: newerRoles(state, token),
    locale: state.locale,
  })
}

/** A role is granted or taken at the provider; our row and the token learn of it at different times. The later one knows. */
const newerRoles = (state: MemberState, token: VerifiedToken): readonly Role[] =>
  token.issuedAt > state.rolesKnownAt ? token.roles : state.roles
