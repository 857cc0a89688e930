import { LRUCache } from "lru-cache"
import type { Clock } from "../../shared/clock.ts"
import type { Limits } from "../../shared/limits.ts"

type Window = { endsAtMs: number; taken: number }

/**
 * Counts requests per key in windows of fixed length, in this process.
 * @param factor widens every quota: a laptop is one address and one member, and both are us
 * @param maxKeys bounds the memory; the keys longest unused are forgotten first
 */
export const fixedWindowLimits = ({
  clock,
  factor,
  maxKeys = 50_000,
}: {
  readonly clock: Clock
  readonly factor: number
  readonly maxKeys?: number
}): Limits => {
  const windows = new LRUCache<string, Window>({ maxSize: maxKeys, sizeCalculation: () => 1 })
  return {
    take: ({ name, quota, windowSeconds }, key) => {
      const nowMs = clock.now().getTime()
      const place = `${name} ${key}`
      let window = windows.get(place)
      if (!window || window.endsAtMs <= nowMs) {
        window = { endsAtMs: nowMs + windowSeconds * 1000, taken: 0 }
        windows.set(place, window)
      }
      window.taken += 1
      const widened = quota * factor
      return {
        allowed: window.taken <= widened,
        quota: widened,
        remaining: Math.max(0, widened - window.taken),
        resetSeconds: Math.ceil((window.endsAtMs - nowMs) / 1000),
      }
    },
  }
}
