import { expect, test } from "vitest"
import type { LiveStore } from "../../../src/features/live/index.ts"
import { guardedLiveStore } from "../../../src/platform/firestore/guarded-live-store.ts"
import { memoryLiveStore } from "../../../src/platform/memory/live-store.ts"
import { Outage } from "../../../src/shared/outage.ts"

type Outcome = Awaited<ReturnType<LiveStore["putIfNewer"]>>

/** A store whose next outcomes are given, by a clock that is set by hand. */
const guarded = (chance = 0) => {
  let now = 0
  const outcomes: (() => Promise<Outcome>)[] = []
  const calls: number[] = []
  const events: string[] = []
  const note = (event: string) => events.push(event)
  const memory = memoryLiveStore()
  const store = guardedLiveStore(
    {
      ...memory,
      putIfNewer: (path, document) => {
        calls.push(now)
        return outcomes.shift()?.() ?? memory.putIfNewer(path, document)
      },
    },
    { clock: { now: () => new Date(now) }, log: { info: note, warning: note }, random: () => chance },
  )
  return {
    store,
    outcomes,
    calls,
    events,
    at: (ms: number) => {
      now = ms
    },
    /** What became of a write: what the store said, or what was thrown. */
    put: (): Promise<unknown> =>
      store.putIfNewer("users/a/batches/b", { version: 1 }).catch((error: unknown) => error),
  }
}

const away = (): Promise<never> => Promise.reject(new Outage("Firestore", { cause: new Error("14") }))
const silent = (): Promise<never> => new Promise(() => undefined)

/** Firestore fails at 0, 0.5 and 1 s: now changes are held. */
const held = async () => {
  const service = guarded()
  for (const ms of [0, 500, 1_000]) {
    service.at(ms)
    service.outcomes.push(away)
    await service.put()
  }
  return service
}

test("a write that failed alone comes again within two seconds, and says why it failed", async () => {
  for (const chance of [0, 0.999]) {
    const service = guarded(chance)
    service.outcomes.push(away)
    const outage = await service.put()
    expect(outage).toMatchObject({ isHeld: false, message: "Firestore does not answer: 14" })
    expect(outage).toMatchObject({ retryAfterMs: 1_000 * (1 + chance) })
    expect(await service.put()).toBe("written")
    expect(service.events).toEqual([])
  }
})

test("an outage is held after a second, told of once, and says when to come back, one after the other", async () => {
  const service = await held()
  service.at(1_500)
  expect([await service.put(), await service.put()]).toMatchObject([
    { name: "Outage", isHeld: true, retryAfterMs: 1_510 },
    { name: "Outage", isHeld: true, retryAfterMs: 1_520 },
  ])
  await expect(service.store.remove("users/a/batches/b")).rejects.toMatchObject({ isHeld: true })
  expect(service.calls).toHaveLength(3)
  expect(service.events).toEqual(["live.held"])
})

test("every two seconds one write asks, and the first answer releases all", async () => {
  const service = await held()
  service.at(3_000)
  service.outcomes.push(away)
  expect([await service.put(), await service.put()]).toMatchObject([
    { isHeld: false, retryAfterMs: 2_000 },
    { isHeld: true },
  ])
  service.at(5_000)
  expect([await service.put(), await service.put()]).toEqual(["written", "unchanged"])
  expect(service.events).toEqual(["live.held", "live.released"])
})

test("who hangs when Firestore is back does not wait for the deadline, but comes again within a second", async () => {
  const service = guarded(0.999)
  service.outcomes.push(silent, silent, silent)
  const hanging = [service.put(), service.put(), service.put()]
  service.at(1_000)
  expect(await service.put()).toMatchObject({ isHeld: true })
  service.at(3_000)
  expect(await service.put()).toBe("written")
  expect(await Promise.all(hanging)).toMatchObject(hanging.map(() => ({ isHeld: false, retryAfterMs: 999 })))
})

test("who is merely slow is not given up, and made again, when others have their answer", async () => {
  const service = guarded()
  const [first, later] = [Promise.withResolvers<Outcome>(), Promise.withResolvers<Outcome>()]
  service.outcomes.push(
    () => later.promise,
    () => first.promise,
    () => later.promise,
  )
  const slow = [service.put()]
  service.at(10)
  slow.push(service.put(), service.put())
  service.at(1_010)
  expect(await service.put()).toMatchObject({ isHeld: true })
  service.at(2_000)
  first.resolve("written")
  expect(await slow[1]).toBe("written")
  later.resolve("unchanged")
  expect(await Promise.all(slow)).toEqual(["unchanged", "written", "unchanged"])
  expect(service.events).toEqual(["live.held", "live.released"])
})

test("a refusal is an answer: it is told as it is, holds nobody, and releases who was held", async () => {
  const refusal = Object.assign(new Error("PERMISSION_DENIED"), { code: 7 })
  const service = guarded()
  for (let count = 0; count < 10; count += 1) {
    service.at(count * 1_000)
    service.outcomes.push(() => Promise.reject(refusal))
    expect(await service.put()).toBe(refusal)
  }
  const other = await held()
  other.at(3_000)
  other.outcomes.push(() => Promise.reject(refusal))
  expect([await other.put(), await other.put()]).toEqual([refusal, "written"])
})

test("who reads is let through while changes are held", async () => {
  const service = await held()
  expect(await service.put()).toMatchObject({ isHeld: true })
  expect(await service.store.read("users/a/batches/b")).toBeNull()
  expect(await service.store.list("users/a/batches")).toEqual([])
})
