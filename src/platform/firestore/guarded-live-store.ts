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
  /** Gives up the calls that have no answer so far. */
  const pending = new Set<() => void>()
  const breaker = circuitBreaker({
    nowMs: () => clock.now().getTime(),
    random,
    onChange: (state, afterMs) => {
      if (state === "open") {
        log.warning(
          "live.held",
          `Firestore has not answered for ${afterMs} ms: live documents wait until it does`,
        )
        return
      }
      log.info("live.released", `Firestore answers again, ${afterMs} ms after live documents were held`)
      for (const giveUp of pending) giveUp()
    },
  })

  const guarded = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    const admission = breaker.enter()
    if (admission.kind === "held")
      throw new Outage("Firestore", { retryAfterMs: admission.retryAfterMs, isHeld: true })
    const { promise: returned, resolve } = Promise.withResolvers<{ readonly kind: "returned" }>()
    const giveUp = (): void => resolve({ kind: "returned" })
    pending.add(giveUp)
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
    if (outcome.kind === "answered") {
      admission.end({ kind: "answered" })
      return outcome.value
    }
    const { error } = outcome
    if (!(error instanceof Outage)) {
      admission.end({ kind: "answered" })
      throw error
    }
    const returnMs = admission.end({ kind: "failed", retryAfterMs: error.retryAfterMs })
    throw new Outage("Firestore", {
      cause: error.cause,
      retryAfterMs: returnMs ?? afterFailureMs * (1 + random()),
    })
  }

  return {
    putIfNewer: (path, document) => guarded(() => store.putIfNewer(path, document)),
    remove: (path) => guarded(() => store.remove(path)),
    read: store.read,
    list: store.list,
  }
}
