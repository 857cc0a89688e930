/** How a call ended. Any answer shows the service to be there, a refusal as well. */
export type CallEnd =
  | { readonly kind: "answered" }
  | { readonly kind: "failed"; readonly retryAfterMs: number | null }

export type Admission =
  /** It is told how the call ended, and says when it is best tried again; null where it has no opinion. */
  | { readonly kind: "admitted"; readonly end: (how: CallEnd) => number | null }
  | { readonly kind: "held"; readonly retryAfterMs: number }

export type CircuitBreakerOptions = {
  readonly nowMs: () => number
  /** From 0 to 1. */
  readonly random: () => number
  /** It opened after so long without an answer, or closed after it was open for so long. */
  readonly onChange: (state: "open" | "closed", afterMs: number) => void
}

/** Opens after so many failures in a row that have lasted so long: a hiccup is neither. */
const failuresToOpen = 3
const failingForMs = 1_000
/** A call without an answer for so long counts as failed until it has one: a service that hangs is not there either. */
const slowAfterMs = 1_000
/** While it is open, one call in so long is let through to ask, but never so many at once: who asks may hang. */
const probeEveryMs = 2_000
const mostProbes = 3
/** Calls that are held come back one by one, so that neither the queue nor the service meets all of them at once. */
const apartMs = 10
/** What a service asks for is granted up to here. */
const longestPauseMs = 600_000

const noFailure = { count: 0, sinceMs: Number.POSITIVE_INFINITY }

/**
 * Keeps calls from a service that does not answer. It knows no timers: whoever asks moves it on. Calls that began before
 * one that has been answered don't count: what hangs from before says nothing of now.
 */
export const circuitBreaker = ({ nowMs, random, onChange }: CircuitBreakerOptions) => {
  /** When each call without an answer so far began. */
  const pending = new Map<symbol, number>()
  /** The calls that failed since one was answered, and when the first of them began. */
  let failed = noFailure
  let lastAnswer = { beganMs: Number.NEGATIVE_INFINITY, atMs: Number.NEGATIVE_INFINITY }
  let open: { readonly sinceMs: number; nextProbeMs: number; nextReturnMs: number } | null = null

  /** When the calls began that should have been answered by now; none while answers come in, however late. */
  const slowCalls = (now: number): readonly number[] =>
    now - lastAnswer.atMs < slowAfterMs
      ? []
      : [...pending.values()].filter((began) => began > lastAnswer.beganMs && now - began >= slowAfterMs)

  const openWhenFailing = (now: number): void => {
    if (open) return
    const slow = slowCalls(now)
    const failingMs = now - Math.min(failed.sinceMs, ...slow)
    if (failed.count + slow.length < failuresToOpen || failingMs < failingForMs) return
    open = { sinceMs: now, nextProbeMs: now + probeEveryMs, nextReturnMs: 0 }
    onChange("open", failingMs)
  }

  const answered = (beganMs: number, now: number): void => {
    lastAnswer = { beganMs: Math.max(lastAnswer.beganMs, beganMs), atMs: now }
    failed = noFailure
    if (open) onChange("closed", now - open.sinceMs)
    open = null
  }

  const failedAt = (beganMs: number, now: number, retryAfterMs: number | null): void => {
    if (beganMs <= lastAnswer.beganMs) return
    failed = { count: failed.count + 1, sinceMs: Math.min(failed.sinceMs, beganMs) }
    openWhenFailing(now)
    if (open && retryAfterMs !== null)
      open.nextProbeMs = Math.max(open.nextProbeMs, now + Math.min(retryAfterMs, longestPauseMs))
  }

  /** When the next one that is held may come back; null while none is. */
  const nextReturnAfter = (now: number): number | null => {
    if (!open) return null
    open.nextReturnMs = Math.max(open.nextReturnMs + apartMs, open.nextProbeMs)
    return open.nextReturnMs - now + random() * apartMs
  }

  const probesPending = (sinceMs: number): number =>
    [...pending.values()].filter((began) => began >= sinceMs).length

  const admit = (beganMs: number): Admission => {
    const call = Symbol("call")
    pending.set(call, beganMs)
    return {
      kind: "admitted",
      end: (how) => {
        const now = nowMs()
        pending.delete(call)
        if (how.kind === "answered") answered(beganMs, now)
        else failedAt(beganMs, now, how.retryAfterMs)
        // It hung while the service came back.
        if (now - beganMs >= slowAfterMs && beganMs < lastAnswer.beganMs) return random() * 1_000
        return nextReturnAfter(now)
      },
    }
  }

  return {
    /** Asks whether a call may be made now. One that is admitted must be ended, once. */
    enter: (): Admission => {
      const now = nowMs()
      openWhenFailing(now)
      if (open && now >= open.nextProbeMs) {
        open.nextProbeMs = now + probeEveryMs
        if (probesPending(open.sinceMs) < mostProbes) return admit(now)
      }
      const retryAfterMs = nextReturnAfter(now)
      return retryAfterMs === null ? admit(now) : { kind: "held", retryAfterMs }
    },
  }
}
