import { expect, test } from "vitest"
import type { Push, PushMessage, PushOutcome } from "../../../src/features/notifications/index.ts"
import { guardedPush } from "../../../src/platform/firebase/guarded-push.ts"
import { simulate } from "./push-traffic.ts"

const unavailable: PushOutcome = { kind: "unavailable", reason: "503", retryAfterSeconds: null }
const sent: PushOutcome = { kind: "sent", messageId: "m" }

const message: PushMessage = {
  id: "id",
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
}

/** A push whose next answers are given, by a clock that is set by hand. */
const guarded = () => {
  let now = 0
  const answers: (PushOutcome | Promise<PushOutcome>)[] = []
  const calls: number[] = []
  const events: string[] = []
  const inner: Push = {
    send: async () => {
      calls.push(now)
      return answers.shift() ?? sent
    },
  }
  const note = (event: string) => events.push(event)
  const push = guardedPush(inner, {
    clock: { now: () => new Date(now) },
    log: { info: note, warning: note },
    random: () => 0,
  })
  return {
    answers,
    calls,
    events,
    send: async () => (await push.send(message)).kind,
    outcome: () => push.send(message),
    at: (ms: number) => {
      now = ms
    },
  }
}

/** FCM fails at 0, 0.5 and 1 s: now messages are held. */
const held = async () => {
  const service = guarded()
  for (const ms of [0, 500, 1_000]) {
    service.at(ms)
    service.answers.push(unavailable)
    await service.send()
  }
  return service
}

test("a hiccup holds nothing: two failures, or many within a second", async () => {
  const service = guarded()
  service.answers.push(unavailable, unavailable, sent)
  for (const ms of [0, 900, 1_800]) {
    service.at(ms)
    await service.send()
  }
  service.answers.push(...Array.from({ length: 20 }, () => unavailable))
  service.at(2_000)
  for (let count = 0; count < 20; count += 1) await service.send()
  service.at(2_900)
  expect(await service.send()).toBe("sent")
  expect(service.events).toEqual([])
})

test("an outage is held after a second, and told of once", async () => {
  const service = await held()
  expect(await service.send()).toBe("held")
  expect(await service.send()).toBe("held")
  expect(service.calls).toHaveLength(3)
  expect(service.events).toEqual(["push.held"])
})

test("what is held is told to come back when a call is let through again, one after the other", async () => {
  const service = await held()
  service.at(1_500)
  const outcomes = [await service.outcome(), await service.outcome(), await service.outcome()]
  expect(outcomes).toEqual(
    [1.51, 1.52, 1.53].map((retryAfterSeconds) => ({ kind: "held", retryAfterSeconds })),
  )
})

test("every two seconds one call asks, and the first answer releases all", async () => {
  const service = await held()
  service.at(3_000)
  service.answers.push(unavailable)
  expect([await service.outcome(), await service.send()]).toEqual([
    { ...unavailable, retryAfterSeconds: 2 },
    "held",
  ])
  service.at(5_000)
  expect([await service.send(), await service.send(), await service.send()]).toEqual(["sent", "sent", "sent"])
  expect(service.events).toEqual(["push.held", "push.released"])
})

test.each([
  { kind: "token_dead" },
  { kind: "refused", reason: "too big" },
  { kind: "over_quota", reason: "429", retryAfterSeconds: 60 },
] as const)("$kind is an answer: it holds nobody, and releases who was held", async (answer) => {
  const service = guarded()
  for (let count = 0; count < 10; count += 1) {
    service.at(count * 1_000)
    service.answers.push(answer)
    expect(await service.send()).toBe(answer.kind)
  }
  const other = await held()
  other.at(3_000)
  other.answers.push(answer)
  expect([await other.send(), await other.send()]).toEqual([answer.kind, "sent"])
})

test("a service that hangs is held, too, though no call has failed yet", async () => {
  const service = guarded()
  const { promise, resolve } = Promise.withResolvers<PushOutcome>()
  service.answers.push(promise, promise, promise)
  for (const ms of [0, 200, 400]) {
    service.at(ms)
    void service.send()
  }
  service.at(1_400)
  expect(await service.send()).toBe("held")
  service.at(3_400)
  expect(await service.send()).toBe("sent")
  // What hung fails at last, which says nothing of a service that answers.
  service.at(10_400)
  resolve(unavailable)
  await promise
  expect([await service.send(), await service.send()]).toEqual(["sent", "sent"])
  expect(service.events).toEqual(["push.held", "push.released"])
})

test("of calls that hang, three at most ask at once", async () => {
  const service = await held()
  service.answers.push(...Array.from({ length: 9 }, () => new Promise<PushOutcome>(() => undefined)))
  for (let ms = 3_000; ms <= 9_000; ms += 100) {
    service.at(ms)
    void service.send()
  }
  expect(service.calls.filter((at) => at >= 3_000)).toEqual([3_000, 5_000, 7_000])
})

test("a pause that FCM asks for is kept", async () => {
  const service = await held()
  service.at(3_000)
  service.answers.push({ kind: "unavailable", reason: "503", retryAfterSeconds: 30 })
  await service.send()
  service.at(32_999)
  expect(await service.send()).toBe("held")
  service.at(33_000)
  expect(await service.send()).toBe("sent")
})

test("what throws is a defect, and no answer: it counts as a failure", async () => {
  const service = guarded()
  for (const ms of [0, 500, 1_000]) {
    service.at(ms)
    service.answers.push(Promise.reject(new Error("a defect")))
    await expect(service.send()).rejects.toThrow("a defect")
  }
  expect(await service.send()).toBe("held")
})

test.each([
  ["fails", 8_000, 8_000],
  // A call that hung when FCM came back ends by its deadline.
  ["hangs", 10_000, 15_000],
] as const)(
  "FCM %s for a minute: we call it no more than on any other day, and what waited rings within seconds",
  async (how, nearlyAllMs, allMs) => {
    const perSecond = 10
    const outageMs = 60_000
    const { calls, openedAt, rungAt, askedAt } = await simulate({ perSecond, how, outageMs })
    expect(openedAt[0]).toBeLessThanOrEqual(2_000)
    for (let from = 0; from <= outageMs - 10_000; from += 500) {
      const inWindow = calls.filter((at) => at >= from && at < from + 10_000)
      expect(inWindow.length, `from ${from} ms`).toBeLessThanOrEqual(1.1 * perSecond * 10)
    }
    expect(rungAt.size).toBe(askedAt.size)
    const late = [...rungAt]
      .map(([id, at]) => at - Math.max(outageMs, askedAt.get(id) ?? 0))
      .toSorted((a, b) => a - b)
    expect(late.at(-1)).toBeLessThanOrEqual(allMs)
    expect(late.at(-10)).toBeLessThanOrEqual(nearlyAllMs)
  },
)

test("FCM that answers late is spared for a moment at most, until its first answers come", async () => {
  const { calls, openedAt, rungAt, askedAt } = await simulate({
    perSecond: 4,
    how: "is slow",
    outageMs: 60_000,
  })
  expect(openedAt.filter((at) => at > 5_000)).toEqual([])
  expect(rungAt.size).toBe(askedAt.size)
  expect(calls).toHaveLength(askedAt.size)
})

test("FCM that fails one time in five is not spared: the others get through, and who failed is tried again", async () => {
  const traffic = { perSecond: 10, how: "fails one time in five", outageMs: 60_000 } as const
  const { calls, openedAt, rungAt, askedAt } = await simulate(traffic)
  expect(openedAt).toEqual([])
  expect(rungAt.size).toBe(askedAt.size)
  expect(calls.length).toBeGreaterThan(askedAt.size)
})
