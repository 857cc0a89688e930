import { hash } from "node:crypto"
import { LRUCache } from "lru-cache"
import type { TokenError, TokenVerifier, VerifiedToken } from "../../features/accounts/ports.ts"
import type { Clock } from "../../shared/clock.ts"
import type { Ok } from "../../shared/result.ts"
import { err, type Result } from "../../shared/result.ts"

/** Bounded by `max` instead, lru-cache takes memory for all its entries at once: 9 ms of every start. */
const sizeCalculation = (): number => 1

/**
 * Remembers verified tokens until they expire, by their SHA-256, so that the cache never holds a token. A hit is
 * answered at once, without a promise. Tokens that were refused are not kept: they would push good ones out.
 */
export const cacheVerified = (
  verifier: TokenVerifier,
  { clock, max = 20_000 }: { readonly clock: Clock; readonly max?: number },
): TokenVerifier => {
  const verified = new LRUCache<string, Ok<VerifiedToken>>({ maxSize: max, sizeCalculation })

  const verifyNew = async (digest: string, token: string): Promise<Result<VerifiedToken, TokenError>> => {
    const result = await verifier.verify(token)
    if (result.ok) verified.set(digest, result)
    return result
  }

  return {
    verify: (token) => {
      const digest = hash("sha256", token, "base64url")
      const known = verified.get(digest)
      if (!known) return verifyNew(digest, token)
      if (known.value.expiresAt.getTime() > clock.now().getTime()) return known
      verified.delete(digest)
      return err({ kind: "token_expired" })
    },
  }
}
