import type { Push } from "../../features/notifications/index.ts"
import type { Clock } from "../../shared/clock.ts"
import { circuitBreaker } from "../outage/circuit-breaker.ts"

export type GuardedPushOptions = {
  readonly clock: Clock
  readonly log: {
    readonly [level in "info" | "warning"]: (event: string, message: string) => void
  }
  /** From 0 to 1; chance when left out. */
  readonly random?: () => number
}

/**
 * Spares FCM and ourselves while it does not answer: a message then is held, and told when to come back. A dead token, a
 * refusal or a quota are answers: they hold nobody else's message.
 */
export const guardedPush = (push: Push, { clock, log, random = Math.random }: GuardedPushOptions): Push => {
  const breaker = circuitBreaker({
    nowMs: () => clock.now().getTime(),
    random,
    onChange: (state, afterMs) => {
      if (state === "open")
        log.warning("push.held", `FCM has not answered for ${afterMs} ms: pushes are held until it does`)
      else log.info("push.released", `FCM answers again, ${afterMs} ms after pushes were held`)
    },
  })
  return {
    send: async (message) => {
      const call = breaker.enter()
      if (call.kind === "held") return { kind: "held", retryAfterSeconds: call.retryAfterMs / 1000 }
      const outcome = await push.send(message).catch((defect: unknown) => {
        call.end({ kind: "failed", retryAfterMs: null })
        throw defect
      })
      if (outcome.kind !== "unavailable") {
        call.end({ kind: "answered" })
        return outcome
      }
      const asked = outcome.retryAfterSeconds
      const returnMs = call.end({ kind: "failed", retryAfterMs: asked === null ? null : asked * 1000 })
      return returnMs === null ? outcome : { ...outcome, retryAfterSeconds: returnMs / 1000 }
    },
  }
}
