import * as z from "zod"
import type { Clock } from "../../shared/clock.ts"
import type { InvokerError, Invokers } from "../../shared/invokers.ts"
import { err, ok } from "../../shared/result.ts"
import type { KeySet } from "./key-set.ts"
import { readSigned } from "./read-signed.ts"

export type InvokerOptions = {
  /** What the token has to be issued for: the address of this service, as its caller is told it. */
  readonly audience: string
  /** The e-mail address of the service account that may call. */
  readonly invoker: string
  readonly keySet: KeySet
  readonly clock: Clock
}

/** https://developers.google.com/identity/openid-connect/openid-connect#validatinganidtoken */
const issuer = "https://accounts.google.com"

const Claims = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string().min(1),
  exp: z.number(),
  iat: z.number(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
})

/** Google's are below 2 KB. */
const maxLength = 8_192
/** How far Google's clock may be ahead of ours. */
const skewSeconds = 60

/**
 * Admits the one service account that may call, by the OIDC token that Google signs for it: signature, issuer,
 * audience, times, and its verified e-mail address.
 */
export const googleInvokers = ({ audience, invoker, keySet, clock }: InvokerOptions): Invokers => ({
  verify: async (token) => {
    if (token.length > maxLength) return invalid("longer than 8 KiB")
    const now = clock.now()
    const payload = await readSigned(token, keySet, now)
    if (!payload.ok) return payload
    const claims = Claims.safeParse(payload.value)
    if (!claims.success)
      return invalid(`claim ${claims.error.issues[0]?.path.join(".")} is missing or malformed`)
    const { iss, aud, iat, email, email_verified: verified } = claims.data
    if (iss !== issuer) return invalid("another issuer")
    if (aud !== audience) return invalid("another audience")
    if (iat > now.getTime() / 1000 + skewSeconds) return invalid("issued in the future")
    return email === invoker && verified === true ? ok(null) : err<InvokerError>({ kind: "invoker_refused" })
  },
})

/** Where nobody is configured nobody is admitted. */
export const noInvokers: Invokers = { verify: async () => err({ kind: "invoker_refused" }) }

const invalid = (reason: string) => err({ kind: "token_invalid", reason })
