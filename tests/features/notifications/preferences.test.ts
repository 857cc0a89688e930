import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { type NotificationFacts, PushNotification } from "../../../src/features/notifications/index.ts"
import type { Member } from "../../../src/shared/actor.ts"
import type { InstallationId } from "../../../src/shared/ids.ts"
import { done, newId, openStage, type Stage } from "../stage.ts"
import { told } from "./told-facts.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

const night = { from: "22:00", to: "07:00" }
type Choice = Partial<Omit<Parameters<Stage["notifications"]["putPreferences"]>[1], "accepts">>

/** A brewer with a phone, who has chosen. */
const brewerWith = async ({ push = {}, quietHours = null }: Choice) => {
  const brewer = await stage.newMember()
  const token = `token-${randomUUID()}`
  const phone = { token, platform: "ios", locale: "fr", appVersion: "1.4.2" } as const
  await stage.notifications.putInstallation(brewer, { id: newId<InstallationId>(), ...phone })
  done(await stage.notifications.putPreferences(brewer, { push, quietHours, accepts: () => true }))
  return { brewer, rings: () => stage.phone.received.filter((message) => message.token === token).length }
}

const at = (moment: string): void => stage.clock.set(new Date(moment))

/** Something that is due now. */
const notify = async (brewer: Member, kind: NotificationFacts["kind"]): Promise<void> =>
  stage.db.transaction((tx) =>
    stage.notifications.notify(tx, {
      owner: brewer,
      dedupeKey: randomUUID(),
      facts: told[kind],
      data: {},
      dueAt: stage.clock.now(),
    }),
  )

const waiting = async (brewer: Member) => {
  const jobs = await stage.jobs("push_notification")
  return jobs.filter(({ payload }) => payload["ownerUid"] === brewer.uid)
}

/** Runs the push that waits, as the worker does: the job is gone before, or it is put back by itself. */
const push = async (brewer: Member): Promise<void> => {
  const [job] = await waiting(brewer)
  if (!job) throw new Error("no push waits")
  await stage.asOwner("delete from graphile_worker._private_jobs where key = $1", [job.key])
  await stage.notifications.push(PushNotification.parse(job.payload))
}

const inbox = async (brewer: Member) =>
  (await stage.notifications.list(brewer, { limit: 10, after: null })).items

test("a kind that a member has turned off is not pushed, and stands in the inbox as any other", async () => {
  const { brewer, rings } = await brewerWith({ push: { comment: false } })
  await notify(brewer, "comment")
  await push(brewer)
  expect([rings(), await waiting(brewer)]).toEqual([0, []])
  await notify(brewer, "rating")
  await push(brewer)
  expect(rings()).toBe(1)
  expect((await inbox(brewer)).map(({ kind, missedAt }) => [kind, missedAt])).toEqual([
    ["rating", null],
    ["comment", null],
  ])
})

test("an alarm that a member has turned off does not ring either, and is never missed", async () => {
  const { brewer, rings } = await brewerWith({ push: { addition_due: false } })
  await notify(brewer, "addition_due")
  stage.clock.pass(4_000)
  await push(brewer)
  expect(rings()).toBe(0)
  expect(await inbox(brewer)).toMatchObject([{ missedAt: null }])
})

describe("in quiet hours", () => {
  test.each(["comment", "fermentation_finished", "step_due", "packaging_due", "low_stock"] as const)(
    "%s waits until they end, and rings then",
    async (kind) => {
      const { brewer, rings } = await brewerWith({ quietHours: night })
      at("2026-11-23T22:30:00Z")
      await notify(brewer, kind)
      await push(brewer)
      const [job] = await waiting(brewer)
      expect(rings()).toBe(0)
      expect(job?.runAt.getTime()).toBeGreaterThan(Date.parse("2026-11-24T06:00:00Z"))
      expect(job?.runAt.getTime()).toBeLessThanOrEqual(Date.parse("2026-11-24T06:00:31Z"))
      stage.clock.set(job?.runAt ?? new Date(0))
      await push(brewer)
      expect(rings()).toBe(1)
    },
  )

  test.each(["addition_due", "timer_over", "reminder"] as const)("%s rings", async (kind) => {
    const { brewer, rings } = await brewerWith({ quietHours: night })
    at("2026-11-23T23:30:00Z")
    await notify(brewer, kind)
    await push(brewer)
    expect(rings()).toBe(1)
  })

  test("a reminder that could not ring in its hour lets its owner sleep", async () => {
    const { brewer, rings } = await brewerWith({ quietHours: night })
    at("2026-11-23T20:00:00Z")
    await notify(brewer, "reminder")
    at("2026-11-23T23:00:00Z")
    await push(brewer)
    expect(rings()).toBe(0)
    at("2026-11-24T06:00:31Z")
    await push(brewer)
    expect(rings()).toBe(1)
  })

  test("what is too late when they end is missed, and says when it was", async () => {
    const { brewer, rings } = await brewerWith({ quietHours: { from: "08:00", to: "07:00" } })
    at("2026-11-23T09:00:00Z")
    await notify(brewer, "fermentation_too_warm")
    await push(brewer)
    const [job] = await waiting(brewer)
    stage.clock.set(job?.runAt ?? new Date(0))
    await push(brewer)
    expect(rings()).toBe(0)
    const [entry] = await inbox(brewer)
    expect(entry?.missedAt).toEqual(stage.clock.now())
    expect(entry?.body.en).toMatch(/^That was on 23 November at 10:00\. /)
  })

  test.each([
    ["spring", "2026-03-28T23:30:00Z", "2026-03-29T05:00:00Z"],
    ["autumn", "2026-10-24T23:30:00Z", "2026-10-25T06:00:00Z"],
  ])(
    "in the night of %s when the clock changes, they end at seven by the new time",
    async (_when, now, end) => {
      const { brewer } = await brewerWith({ quietHours: night })
      at(now)
      await notify(brewer, "comment")
      await push(brewer)
      const [job] = await waiting(brewer)
      expect(job?.runAt.getTime()).toBeGreaterThan(Date.parse(end))
      expect(job?.runAt.getTime()).toBeLessThanOrEqual(Date.parse(end) + 31_000)
    },
  )

  test("they are those of the member's own time zone", async () => {
    const { brewer, rings } = await brewerWith({ quietHours: night })
    await stage.asOwner("update members set time_zone = 'America/Montreal' where id = $1", [brewer.id])
    at("2026-11-23T22:30:00Z")
    await notify(brewer, "comment")
    await push(brewer)
    expect(rings()).toBe(1)
  })

  test("what waits rings at once when its owner has done away with them, as soon as its job runs", async () => {
    const { brewer, rings } = await brewerWith({ quietHours: night })
    at("2026-11-23T22:30:00Z")
    await notify(brewer, "comment")
    await push(brewer)
    done(
      await stage.notifications.putPreferences(brewer, { push: {}, quietHours: null, accepts: () => true }),
    )
    await push(brewer)
    expect(rings()).toBe(1)
  })
})
