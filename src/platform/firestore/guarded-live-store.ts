import type { LiveStore } from "../../features/live/index.ts"
import type { Clock } from "../../shared/clock.ts"
import { Outage } from "../../shared/outage.ts"
import { circuitBreaker } from "../outage/circuit-breaker.ts"

export type GuardedLiveStoreOptions = {
  readonly clock: Clock
  readonly log: {
    readonly [level in "info" | "warning"]: (event: string, message: string) => void
  }
  /** From 0 to 1; chance when left out. */
  readonly random?: () => number
}

/** A call that failed alone is made again after one to two seconds: what is more than a hiccup will be held by then. */
const afterFailureMs = 1_000
/** A call that began so long before one that was answered has hung; one that is merely slow began with it. */
const hungSinceMs = 1_000
/** Calls that hung while the service came back are made again within so long, spread. */
const afterReturnMs = 1_000

/**
 * Spares Firestore and ourselves while it does not answer: a change to a document then is held, by an Outage that says
 * when to come back. A refusal is an answer, and holds no other document. Who reads is let through: no job does, and
 * whoever does waits for it.
 */
export const guardedLiveStore = (
  store: LiveStore,
  { clock, log, random = Math.random }: GuardedLiveStoreOptions,
): LiveStore => {
  /** Gives up a call that has no answer so far, with when it began. */
  const pending = new Map<() => void, number>()
  let isHolding = false
  const nowMs = (): number => clock.now().getTime()
  const breaker = circuitBreaker({
    nowMs,
    random,
    onChange: (state, afterMs) => {
      isHolding = state === "open"
      if (state === "open") {
        log.warning(
          "live.held",
          `Firestore has not answered for ${afterMs} ms: live documents wait until it does`,
        )
      } else
        log.info("live.released", `Firestore answers again, ${afterMs} ms after live documents were held`)
    },
  })
  const giveUpHung = (answeredSinceMs: number): void => {
    for (const [giveUp, sinceMs] of pending) if (sinceMs <= answeredSinceMs - hungSinceMs) giveUp()
  }

  const guarded = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    const admission = breaker.enter()
    if (admission.kind === "held")
      throw new Outage("Firestore", { retryAfterMs: admission.retryAfterMs, isHeld: true })
    const { promise: returned, resolve } = Promise.withResolvers<{ readonly kind: "returned" }>()
    const giveUp = (): void => resolve({ kind: "returned" })
    const sinceMs = nowMs()
    pending.set(giveUp, sinceMs)
    const answer = call().then(
      (value) => ({ kind: "answered", value }) as const,
      (error: unknown) => ({ kind: "failed", error }) as const,
    )
    const outcome = await Promise.race([answer, returned])
    pending.delete(giveUp)
    if (outcome.kind === "returned") {
      // It hung all the while, would until its deadline, and its document would be old for so much longer.
      admission.end({ kind: "failed", retryAfterMs: null })
      throw new Outage("Firestore", {
        cause: new Error("no answer until others had theirs"),
        retryAfterMs: random() * afterReturnMs,
      })
    }
    if (outcome.kind === "failed" && outcome.error instanceof Outage) {
      const { cause, retryAfterMs } = outcome.error
      const returnMs = admission.end({ kind: "failed", retryAfterMs })
      throw new Outage("Firestore", { cause, retryAfterMs: returnMs ?? afterFailureMs * (1 + random()) })
    }
    const isBack = isHolding
    admission.end({ kind: "answered" })
    if (isBack) giveUpHung(sinceMs)
    if (outcome.kind === "failed") throw outcome.error
    return outcome.value
  }

  return {
    putIfNewer: (path, document) => guarded(() => store.putIfNewer(path, document)),
    remove: (path) => guarded(() => store.remove(path)),
    read: store.read,
    list: store.list,
  }
}
