import * as z from "zod"
import type { TokenError, VerifiedToken } from "../../features/accounts/ports.ts"
import type { Role } from "../../shared/actor.ts"
import { err, ok, type Result } from "../../shared/result.ts"

const Seconds = z.number().int().min(0).max(8_640_000_000_000)

/** https://firebase.google.com/docs/auth/admin/verify-id-tokens#verify_id_tokens_using_a_third-party_jwt_library */
const Claims = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string().min(1).max(128),
  exp: Seconds,
  iat: Seconds,
  auth_time: Seconds,
  roles: z.unknown().optional(),
})

/** How far the provider's clock may be ahead of ours. */
const skewSeconds = 60

/** Checks the claims of a token of a Firebase project against the rules that Firebase publishes. */
export const readClaims = (
  payload: unknown,
  projectId: string,
  now: Date,
): Result<VerifiedToken, TokenError> => {
  const claims = Claims.safeParse(payload)
  if (!claims.success)
    return invalid(`claim ${claims.error.issues[0]?.path.join(".")} is missing or malformed`)
  const { iss, aud, sub, exp, iat, auth_time } = claims.data
  const nowSeconds = now.getTime() / 1000
  if (iss !== `https://securetoken.google.com/${projectId}`) return invalid("another issuer")
  if (aud !== projectId) return invalid("another audience")
  if (exp <= nowSeconds) return err({ kind: "token_expired" })
  if (iat > nowSeconds + skewSeconds) return invalid("issued in the future")
  if (auth_time > nowSeconds + skewSeconds) return invalid("signed in in the future")
  return ok({
    uid: sub,
    roles: readRoles(claims.data.roles),
    issuedAt: new Date(iat * 1000),
    signedInAt: new Date(auth_time * 1000),
    expiresAt: new Date(exp * 1000),
  })
}

/** The roles among custom claims; what we do not know grants nothing. */
export const readRoles = (claim: unknown): readonly Role[] =>
  Array.isArray(claim) ? claim.filter((role) => role === "moderator" || role === "admin") : []

export const invalid = (reason: string) => err({ kind: "token_invalid", reason })
