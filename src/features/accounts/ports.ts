import type { MemberId } from "../../shared/ids.ts"
import type { Role } from "../../shared/actor.ts"
import type { Result } from "../../shared/result.ts"

/** What a verified token says. */
export type VerifiedToken = {
  readonly uid: string
  readonly roles: readonly Role[]
  readonly issuedAt: Date
  /** When the person signed in; refreshing a token does not move it. */
  readonly signedInAt: Date
  readonly expiresAt: Date
}

export type TokenError =
  | { readonly kind: "token_expired" }
  /** `reason` is for logs: it tells what is wrong, and never quotes the token. */
  | { readonly kind: "token_invalid"; readonly reason: string }

/**
 * Checks a token's signature and claims. Answers at once when it has seen the token before: that is every request
 * but the first of an hour.
 * @throws Outage when the keys can't be fetched
 */
export type TokenVerifier = {
  readonly verify: (
    token: string,
  ) => Result<VerifiedToken, TokenError> | Promise<Result<VerifiedToken, TokenError>>
}

export type IdentityState =
  | {
      readonly kind: "active" | "disabled"
      /** Sign-ins before this moment no longer count. */
      readonly tokensValidAfter: Date | null
      readonly roles: readonly Role[]
    }
  | { readonly kind: "deleted" }

/**
 * Administration of people at the identity provider. All verbs but `stateOf` pass over somebody it does not know.
 * @throws Outage when it does not answer in time
 */
export type IdentityProvider = {
  readonly stateOf: (uid: string) => Promise<IdentityState>
  readonly disable: (uid: string) => Promise<void>
  readonly enable: (uid: string) => Promise<void>
  /** Ends all sessions: refresh tokens of earlier sign-ins are refused. */
  readonly revoke: (uid: string) => Promise<void>
  /** Replaces the roles among the custom claims. Tokens carry them from the next refresh on. */
  readonly setRoles: (uid: string, roles: readonly Role[]) => Promise<void>
}

/** Who pushes to members' phones: a phone whose session has ended must not go on ringing. */
export type Phones = { readonly forget: (ownerId: MemberId) => Promise<void> }
