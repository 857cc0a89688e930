import { cacheVerified } from "../src/platform/firebase/cached-verifier.ts"
import { ok } from "../src/shared/result.ts"
import type { Outcome } from "./goal.ts"
import { repeat } from "./measure.ts"

const live = 10_000
const perSlice = 20_000

/** P4: a token that has been seen before, among ten thousand that are in use, some far more often than others. */
export const measureTokenCache = async (): Promise<readonly Outcome[]> => {
  const now = new Date()
  const seen = {
    uid: "u",
    roles: [],
    issuedAt: now,
    signedInAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
  }
  let misses = 0
  const cache = cacheVerified(
    {
      verify: async () => {
        misses += 1
        return ok(seen)
      },
    },
    { clock: { now: () => new Date() } },
  )
  const tokens = Array.from({ length: live }, (_, index) => `${"x".repeat(820)}${index}`)
  const cost = await repeat({
    slice: async () => {
      const started = process.cpuUsage()
      for (let draw = 0; draw < perSlice; draw += 1) {
        // Zipf's law: the logarithm of the rank is spread evenly.
        const known = cache.verify(tokens[Math.floor(live ** Math.random()) - 1] ?? "")
        if (known instanceof Promise) await known
      }
      const { user, system } = process.cpuUsage(started)
      return (user + system) / perSlice
    },
    rounds: 21,
    warmUp: 5,
  })
  const hits = 100 * (1 - misses / (26 * perSlice))
  return [
    {
      id: "P4",
      what: `a cached token, ${live.toLocaleString("en")} live`,
      bar: { atMost: 5, aim: 5 },
      figure: cost,
      unit: "µs",
      details: `${hits.toFixed(1)} % hits, the filling included`,
    },
  ]
}
