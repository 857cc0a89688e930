import { UnsecuredJWT } from "jose"
import type { TokenError, TokenVerifier } from "../../features/accounts/ports.ts"
import type { Clock } from "../../shared/clock.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { KeySet } from "../google/key-set.ts"
import { readSigned, signedErrorOf } from "../google/read-signed.ts"
import { invalid, readClaims } from "./id-token-claims.ts"

export type VerifierOptions = {
  readonly projectId: string
  readonly keySet: KeySet
  readonly clock: Clock
  /** Takes the unsigned tokens of the official emulator too. Only for projects whose id starts with `demo-`. */
  readonly acceptUnsigned?: boolean
}

/** Firebase's are below 2 KB; custom claims add 1 KB at most. */
const maxLength = 8_192

/** Verifies Firebase ID tokens offline: RS256 with a key of the set, then the claims. */
export const firebaseTokenVerifier = (options: VerifierOptions): TokenVerifier => {
  const { projectId, keySet, clock, acceptUnsigned = false } = options
  if (acceptUnsigned && !projectId.startsWith("demo-")) {
    throw new RangeError(`unsigned tokens need a project id that starts with demo-, got ${projectId}`)
  }
  return {
    verify: async (token) => {
      if (token.length > maxLength) return invalid("longer than 8 KiB")
      const now = clock.now()
      const payload =
        acceptUnsigned && token.endsWith(".")
          ? readUnsigned(token, now)
          : await readSigned(token, keySet, now)
      return payload.ok ? readClaims(payload.value, projectId, now) : payload
    },
  }
}

const readUnsigned = (token: string, now: Date): Result<object, TokenError> => {
  try {
    return ok(UnsecuredJWT.decode(token, { currentDate: now }).payload)
  } catch (error) {
    return err(signedErrorOf(error))
  }
}
