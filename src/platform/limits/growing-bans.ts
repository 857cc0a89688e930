import { LRUCache } from "lru-cache"
import type { Bans } from "../../shared/bans.ts"
import type { Clock } from "../../shared/clock.ts"

/** Guessing takes far more; an app whose Firebase project is mixed up tries less often than this. */
const failuresAllowed = 20
const failuresWithinMs = 60_000
const firstBanMs = 60_000
const longestBanMs = 3_600_000
/** After so long without a failure an address is as good as new. */
const forgottenAfterMs = 86_400_000

type Record = {
  /** Failures since `since`. */
  failures: number
  since: number
  bans: number
  bannedUntil: number
}

/**
 * Bans an address for a minute after 20 failures in a minute, for twice as long each time it goes on, up to an hour.
 * Counted in this process, like the limits.
 * @param factor widens the allowance: on a laptop tests forge tokens from one address; below 1 it does not narrow it
 * @param maxAddresses bounds the memory; the addresses longest quiet are forgotten first
 */
export const growingBans = ({
  clock,
  factor,
  maxAddresses = 50_000,
}: {
  readonly clock: Clock
  readonly factor: number
  readonly maxAddresses?: number
}): Bans => {
  const records = new LRUCache<string, Record>({ maxSize: maxAddresses, sizeCalculation: () => 1 })
  const allowed = failuresAllowed * Math.max(1, factor)

  const recordOf = (address: string, nowMs: number): Record => {
    const known = records.get(address)
    if (known && nowMs - Math.max(known.since, known.bannedUntil) < forgottenAfterMs) return known
    const record = { failures: 0, since: nowMs, bans: 0, bannedUntil: 0 }
    records.set(address, record)
    return record
  }

  return {
    secondsLeft: (address) => {
      const record = records.get(address)
      if (!record) return 0
      return Math.max(0, Math.ceil((record.bannedUntil - clock.now().getTime()) / 1000))
    },
    failed: (address) => {
      const nowMs = clock.now().getTime()
      const record = recordOf(address, nowMs)
      if (nowMs - record.since >= failuresWithinMs) {
        record.failures = 0
        record.since = nowMs
      }
      record.failures += 1
      if (record.failures < allowed) return
      record.bannedUntil = nowMs + Math.min(longestBanMs, firstBanMs * 2 ** record.bans)
      record.bans += 1
      record.failures = 0
    },
  }
}
