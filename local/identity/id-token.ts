import { createLocalJWKSet, errors, jwtVerify, SignJWT, type JWTPayload } from "jose"
import type { Account } from "./account.ts"
import { IdentityError } from "./identity-error.ts"
import type { SigningKeys } from "./signing-keys.ts"

/** How long an ID token lasts, in seconds: as long as Firebase's. */
export const ID_TOKEN_SECONDS = 3600

export type SignInProvider = "password" | "anonymous" | "custom"

/** What a session remembers from its sign-in, through all its refreshes. */
export type Session = {
  readonly provider: SignInProvider
  /** Epoch seconds. */
  readonly authTime: number
  /** Claims of the custom token that began the session. */
  readonly claims: Readonly<Record<string, unknown>>
}

export type IdTokens = {
  readonly issue: (account: Account, session: Session) => Promise<string>
  /** Signs any claims over those of a valid token (`null` removes one). For tests of verifiers. */
  readonly mint: (claims: Readonly<Record<string, unknown>>) => Promise<string>
  /** The verified payload, or INVALID_ID_TOKEN, or TOKEN_EXPIRED. */
  readonly verify: (token: string) => Promise<JWTPayload>
}

export const makeIdTokens = (keys: SigningKeys, projectId: string): IdTokens => {
  const issuer = `https://securetoken.google.com/${projectId}`

  const mint = async (claims: Readonly<Record<string, unknown>>) => {
    const now = Math.floor(Date.now() / 1000)
    const base = { iss: issuer, aud: projectId, auth_time: now, iat: now, exp: now + ID_TOKEN_SECONDS }
    const payload = Object.entries({ ...base, ...claims }).filter(([, value]) => value !== null)
    const { kid, key } = await keys.signer()
    return new SignJWT(Object.fromEntries(payload))
      .setProtectedHeader({ alg: "RS256", kid, typ: "JWT" })
      .sign(key)
  }

  return {
    mint,
    issue: (account, session) =>
      mint({
        ...(account.customAttributes === null ? {} : customClaims(account.customAttributes)),
        ...session.claims,
        name: account.displayName,
        picture: account.photoUrl,
        provider_id: session.provider === "anonymous" ? "anonymous" : null,
        auth_time: session.authTime,
        user_id: account.localId,
        sub: account.localId,
        email: account.email,
        email_verified: account.email === null ? null : account.emailVerified,
        phone_number: account.phoneNumber,
        firebase: {
          identities: {
            ...(account.email === null ? {} : { email: [account.email] }),
            ...(account.phoneNumber === null ? {} : { phone: [account.phoneNumber] }),
          },
          sign_in_provider: session.provider,
        },
      }),
    verify: async (token) => {
      try {
        const options = { issuer, audience: projectId, algorithms: ["RS256"] }
        return (await jwtVerify(token, createLocalJWKSet(keys.keySet()), options)).payload
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw new IdentityError("TOKEN_EXPIRED")
        if (error instanceof errors.JOSEError) throw new IdentityError("INVALID_ID_TOKEN")
        throw error
      }
    },
  }
}

const customClaims = (customAttributes: string): Record<string, unknown> => JSON.parse(customAttributes)
