import { errors, jwtVerify } from "jose"
import { err, ok, type Result } from "../../shared/result.ts"
import type { KeySet } from "./key-set.ts"

export type SignedError =
  | { readonly kind: "token_expired" }
  /** `reason` is for logs: it tells what is wrong, and never quotes the token. */
  | { readonly kind: "token_invalid"; readonly reason: string }

/**
 * The claims of a token whose signature is by a key of the set: RS256, and nothing else that the token may name. Of the
 * claims only the times are looked at.
 * @throws Outage when the keys can't be fetched
 */
export const readSigned = async (
  token: string,
  keySet: KeySet,
  now: Date,
): Promise<Result<object, SignedError>> => {
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = typeof kid === "string" ? await keySet.find(kid) : null
        if (!key) throw new errors.JWKSNoMatchingKey()
        return key
      },
      { algorithms: ["RS256"], currentDate: now },
    )
    return ok(payload)
  } catch (error) {
    return err(signedErrorOf(error))
  }
}

/** What jose's error means for whoever sent the token; what is no fault of theirs is thrown on. */
export const signedErrorOf = (error: unknown): SignedError => {
  if (error instanceof errors.JWTExpired) return { kind: "token_expired" }
  if (error instanceof errors.JOSEError) return { kind: "token_invalid", reason: error.code }
  throw error
}
