import type { PushOutcome } from "../../../src/features/notifications/index.ts"
import { guardedPush } from "../../../src/platform/firebase/guarded-push.ts"

export type Traffic = {
  readonly perSecond: number
  /** What the service does from 0 on, for so long. Before and after it answers within 0.1 s. */
  readonly how: "fails" | "hangs" | "is slow" | "fails one time in five"
  readonly outageMs: number
}

const answersInMs = 100
const slowAnswersInMs = 2_000
const deadlineMs = 10_000
const answerTimes = {
  fails: answersInMs,
  hangs: deadlineMs,
  "is slow": slowAnswersInMs,
  "fails one time in five": answersInMs,
}
/** As the job does that could not send: when it is told to, else soon. */
const afterFailureMs = 15_000
/** The worker looks for jobs that became due this often. */
const pollEveryMs = 500

/**
 * Messages that come at a steady pace, from ten seconds before an outage until half a minute after it, and are tried
 * again as the job tries them: all of it in simulated time.
 */
export const simulate = async ({ perSecond, how, outageMs }: Traffic) => {
  let now = -10_000
  const events: { readonly at: number; readonly run: () => void }[] = []
  const at = (time: number, run: () => void): void => {
    const index = events.findIndex((event) => event.at > time)
    events.splice(index === -1 ? events.length : index, 0, { at: time, run })
  }

  const calls: number[] = []
  const openedAt: number[] = []
  // A small generator, so that every run is the same.
  let seed = 1
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  const push = guardedPush(
    {
      send: () => {
        calls.push(now)
        const { promise, resolve } = Promise.withResolvers<PushOutcome>()
        const down = now >= 0 && now < outageMs
        const takesMs = down ? answerTimes[how] : answersInMs
        const outcome: PushOutcome =
          down && (how === "fails" || how === "hangs" || (how !== "is slow" && random() < 0.2))
            ? { kind: "unavailable", reason: "down", retryAfterSeconds: null }
            : { kind: "sent", messageId: "m" }
        at(now + takesMs, () => resolve(outcome))
        return promise
      },
    },
    {
      clock: { now: () => new Date(now) },
      log: {
        info: () => undefined,
        warning: () => void openedAt.push(now),
      },
      random,
    },
  )

  const askedAt = new Map<number, number>()
  const rungAt = new Map<number, number>()
  const send = async (id: number): Promise<void> => {
    const outcome = await push.send({
      id: String(id),
      token: "token",
      title: "",
      body: "",
      data: {},
      thread: null,
      urgent: true,
      channel: "alarms",
      collapseKey: "alarms",
      interruption: "time-sensitive",
      expiresAt: new Date(0),
    })
    if (outcome.kind === "sent") {
      rungAt.set(id, now)
      return
    }
    const asked = "retryAfterSeconds" in outcome ? outcome.retryAfterSeconds : null
    const waitMs = asked === null ? afterFailureMs : asked * 1000
    const polled = Math.ceil((now + waitMs) / pollEveryMs) * pollEveryMs
    at(polled, () => void send(id))
  }

  const count = ((10_000 + outageMs + 30_000) / 1000) * perSecond
  for (let id = 0; id < count; id += 1) {
    const time = -10_000 + (id * 1000) / perSecond
    askedAt.set(id, time)
    at(time, () => void send(id))
  }
  for (let event = events.shift(); event; event = events.shift()) {
    now = Math.max(now, event.at)
    event.run()
    // What the event has set off comes to rest before the next one.
    await new Promise(setImmediate)
  }
  return { calls, openedAt, rungAt, askedAt }
}
