import { judge, type Limits, ownBreach, type Verdict } from "./gate.ts"
import type { Measure } from "./measurements.ts"
import { type Fetch, makeSyntheticRequests } from "./synthetic-requests.ts"

/** Time as a rollout has it; tests have their own. */
export type Clock = { readonly now: () => Date; readonly sleep: (ms: number) => Promise<unknown> }

export type Soak = {
  readonly api: string
  readonly worker: string
  readonly workerSince: Date
  /** Where members reach the API. */
  readonly publicUrl: string
  /** How long at least, in seconds. */
  readonly seconds: number
  readonly requestsPerSecond: number
  readonly limits: Limits
}

export type SoakTools = {
  readonly clock: Clock
  readonly fetch: Fetch
  readonly measure: Measure
  /** Called once a minute, to keep the lock. */
  readonly onMinute: () => Promise<void>
  readonly stop: AbortSignal
}

/** How much longer to wait for figures: they reach Cloud Monitoring up to four minutes late. */
const figuresLateMs = 300_000
const judgeEveryMs = 60_000

/**
 * Watches a release under traffic for a while, sending requests of our own: ends at once when a limit is broken, and
 * with "unknown" when the figures do not come.
 */
export const soak = async (
  { api, worker, workerSince, publicUrl, seconds, requestsPerSecond, limits }: Soak,
  { clock, fetch, measure, onMinute, stop }: SoakTools,
): Promise<Verdict> => {
  const own = makeSyntheticRequests(fetch, publicUrl)
  const since = clock.now()
  const elapsedMs = (): number => clock.now().getTime() - since.getTime()
  let nextJudgementMs = judgeEveryMs

  /** A verdict in any case: no answer is no good one. */
  const verdictNow = async (): Promise<Verdict> => {
    try {
      const measured = await measure({ api, worker, apiSince: since, workerSince, until: clock.now() })
      return judge(limits, measured, own.soFar())
    } catch (error) {
      return { kind: "unknown", reason: error instanceof Error ? error.message : String(error) }
    }
  }

  for (;;) {
    await Promise.all([own.send(), clock.sleep(1000 / requestsPerSecond)])
    stop.throwIfAborted()
    const reason = ownBreach(limits, own.soFar())
    if (reason !== null) return { kind: "broken", reason }
    if (elapsedMs() < nextJudgementMs) continue
    nextJudgementMs += judgeEveryMs
    await onMinute()
    const verdict = await verdictNow()
    if (verdict.kind === "broken") return verdict
    if (elapsedMs() < seconds * 1000) continue
    if (verdict.kind === "holds" || elapsedMs() >= seconds * 1000 + figuresLateMs) return verdict
  }
}
