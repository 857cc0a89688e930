import { type CryptoKey, importJWK } from "jose"
import * as z from "zod"
import type { Clock } from "../../shared/clock.ts"
import { Outage } from "../../shared/outage.ts"

/** The public keys of whoever signs tokens. */
export type KeySet = {
  /**
   * The key of this id, or null when there is none.
   * @throws Outage when that can't be told, because the keys can't be fetched
   */
  readonly find: (keyId: string) => Promise<CryptoKey | null>
}

export type KeySetOptions = {
  readonly url: string
  readonly clock: Clock
  readonly timeoutMs?: number
}

/** An id that we do not know is looked up anew at most this often: anybody can make one up. */
const cooldownMs = 30_000
/** Without any key nobody gets in: it is tried again this soon. */
const retryMs = 2_000
/** Keys outlive their freshness this long while no newer ones can be fetched. */
const graceMs = 6 * 60 * 60 * 1000

/**
 * Keys fetched on first use and kept for as long as the answer's `Cache-Control` allows. A key that is already known
 * never waits for a renewal until the grace is over, so that an outage there is not one here.
 */
export const remoteKeySet = ({ url, clock, timeoutMs = 5_000 }: KeySetOptions): KeySet => {
  let held: Held | undefined
  let fetching: Promise<void> | undefined
  let last: { readonly at: number; readonly failure: Outage | null } | undefined

  const refresh = (): Promise<void> => {
    fetching ??= fetchKeys(url, timeoutMs)
      .then(({ keys, maxAgeMs }) => {
        const at = clock.now().getTime()
        held = { keys, freshUntil: at + maxAgeMs }
        last = { at, failure: null }
      })
      .catch((cause: unknown) => {
        last = { at: clock.now().getTime(), failure: new Outage("the key set", { cause }) }
      })
      .finally(() => {
        fetching = undefined
      })
    return fetching
  }

  return {
    find: async (keyId) => {
      const now = clock.now().getTime()
      const usable = held && now < held.freshUntil + graceMs ? held : undefined
      const pauseMs = usable ? cooldownMs : retryMs
      const mayRefresh = fetching !== undefined || last === undefined || now - last.at >= pauseMs
      const known = usable?.keys.get(keyId)
      if (known && usable) {
        if (now >= usable.freshUntil && mayRefresh) void refresh()
        return known
      }
      if (mayRefresh) await refresh()
      if (last?.failure) throw last.failure
      return held?.keys.get(keyId) ?? null
    },
  }
}

type Held = { readonly keys: ReadonlyMap<string, CryptoKey>; readonly freshUntil: number }

/** A key that says what else it is for is not for signatures by RS256. */
const SigningKey = z.object({
  kid: z.string().min(1),
  kty: z.literal("RSA"),
  alg: z.literal("RS256").optional(),
  use: z.literal("sig").optional(),
  n: z.string(),
  e: z.string(),
})
const KeyDocument = z.object({ keys: z.array(z.unknown()) })

const fetchKeys = async (url: string, timeoutMs: number) => {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  const { keys } = KeyDocument.parse(await response.json())
  const usable = keys.flatMap((key) => SigningKey.safeParse(key).data ?? [])
  if (usable.length === 0) throw new Error(`${url} has no key for RS256`)
  const imported = await Promise.all(usable.map(importKey))
  return { keys: new Map(imported), maxAgeMs: maxAgeOf(response) }
}

const importKey = async ({ kid, kty, n, e }: z.infer<typeof SigningKey>): Promise<[string, CryptoKey]> => {
  const imported = await importJWK({ kty, n, e }, "RS256")
  if (imported instanceof Uint8Array) throw new TypeError("an RSA key is no secret")
  return [kid, imported]
}

/** Five minutes when it does not say, a day at most. */
const maxAgeOf = (response: Response): number => {
  const seconds = /max-age=(\d+)/.exec(response.headers.get("cache-control") ?? "")?.[1]
  return Math.min(Number(seconds ?? 300), 86_400) * 1000
}
