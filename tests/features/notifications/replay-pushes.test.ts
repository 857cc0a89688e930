import { randomUUID } from "node:crypto"
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { PushNotification, type PushOutcome } from "../../../src/features/notifications/index.ts"
import type { Member } from "../../../src/shared/actor.ts"
import type { InstallationId } from "../../../src/shared/ids.ts"
import { done, newId, openStage, type Stage } from "../stage.ts"
import { told } from "./told-facts.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
// Replaying looks at everybody's notifications: no test leaves any to the next.
beforeEach(async () => {
  stage.phone.answers.clear()
  await stage.asOwner("delete from notifications")
  await stage.asOwner("delete from graphile_worker._private_jobs")
})
afterEach(() => stage.clock.tick(0))

const install = async (member: Member): Promise<string> => {
  const token = `token-${randomUUID()}`
  const phone = { token, platform: "ios", locale: "fr", appVersion: "1.4.2" } as const
  await stage.notifications.putInstallation(member, { id: newId<InstallationId>(), ...phone })
  return token
}

const brewerWithPhone = async () => {
  const brewer = await stage.newMember()
  return { brewer, token: await install(brewer) }
}

/** Something that was due now, and the topic under which it can be settled. */
const notify = async (brewer: Member, kind: keyof typeof told = "fermentation_finished"): Promise<string> => {
  const dedupeKey = randomUUID()
  await stage.db.transaction((tx) =>
    stage.notifications.notify(tx, {
      owner: brewer,
      dedupeKey,
      facts: told[kind],
      data: {},
      dueAt: stage.clock.now(),
    }),
  )
  return dedupeKey
}

/** Runs every push that waits, as the worker does. */
const runPushes = async (): Promise<void> => {
  for (const { key, payload } of await stage.jobs("push_notification")) {
    await stage.asOwner("delete from graphile_worker._private_jobs where key = $1", [key])
    await stage.notifications.push(PushNotification.parse(payload))
  }
}

/** The jobs die, as those do that fail for too long. */
const jobsGiveUp = () =>
  stage.asOwner(`update graphile_worker._private_jobs set attempts = max_attempts
    where task_id = (select id from graphile_worker._private_tasks where identifier = 'push_notification')`)

const received = (token: string): number => stage.phone.received.filter((one) => one.token === token).length
const replay = (changes: Partial<Parameters<Stage["notifications"]["replay"]>[0]> = {}) =>
  stage.notifications.replay({ since: null, dryRun: false, ...changes })

const refused: PushOutcome = { kind: "refused", reason: "APNs keys" }
const nothing = { replayed: 0, waiting: 0, complete: true }

test("what FCM refused is pushed again, once, where it has not been sent", async () => {
  const { brewer, token } = await brewerWithPhone()
  const other = await install(brewer)
  stage.phone.answers.set(token, refused)
  await notify(brewer)
  await runPushes()
  stage.phone.answers.clear()
  expect(await replay()).toEqual({ replayed: 1, waiting: 0, complete: true })
  expect(await replay()).toEqual({ replayed: 0, waiting: 1, complete: true })
  await runPushes()
  expect([received(token), received(other)]).toEqual([1, 1])
  expect(await replay()).toEqual(nothing)
})

test("what a job gave up is pushed again; what waits for its job is not hurried", async () => {
  const given = await brewerWithPhone()
  await notify(given.brewer)
  await jobsGiveUp()
  const waits = await brewerWithPhone()
  await notify(waits.brewer)
  expect(await replay()).toEqual({ replayed: 1, waiting: 1, complete: true })
  await runPushes()
  expect([received(given.token), received(waits.token)]).toEqual([1, 1])
})

test("a dry run counts the same and changes nothing", async () => {
  const { brewer, token } = await brewerWithPhone()
  stage.phone.answers.set(token, refused)
  await notify(brewer)
  await runPushes()
  expect(await replay({ dryRun: true })).toEqual({ replayed: 1, waiting: 0, complete: true })
  expect(await stage.jobs("push_notification")).toEqual([])
  expect(await stage.asOwner("select outcome from push_deliveries")).toEqual([{ outcome: "refused" }])
})

describe("nothing is pushed again", () => {
  const swallowed = async (kind: keyof typeof told = "fermentation_finished") => {
    const phone = await brewerWithPhone()
    const dedupeKey = await notify(phone.brewer, kind)
    await jobsGiveUp()
    return { ...phone, dedupeKey }
  }

  test("that has been read", async () => {
    const { brewer } = await swallowed()
    await stage.notifications.readAll(brewer)
    expect(await replay()).toEqual(nothing)
  })

  test("that is not worth a ring any more", async () => {
    await swallowed("addition_due")
    stage.clock.pass(3_601)
    expect(await replay()).toEqual(nothing)
  })

  test("that is settled", async () => {
    const { brewer, dedupeKey } = await swallowed("addition_due")
    await stage.db.transaction((tx) =>
      stage.notifications.silence(tx, { ownerId: brewer.id, dedupeKeys: [dedupeKey] }),
    )
    stage.clock.pass(1)
    expect(await replay()).toEqual(nothing)
  })

  test("that its owner does not want pushed", async () => {
    const { brewer } = await swallowed("comment")
    const choice = { push: { comment: false }, quietHours: null, accepts: () => true }
    done(await stage.notifications.putPreferences(brewer, choice))
    expect(await replay()).toEqual(nothing)
  })

  test("that came before the outage", async () => {
    await swallowed()
    stage.clock.pass(60)
    const since = stage.clock.now()
    expect(await replay({ since })).toEqual(nothing)
    await swallowed()
    expect(await replay({ since })).toMatchObject({ replayed: 1 })
  })

  test("for who has no phone", async () => {
    const brewer = await stage.newMember()
    await notify(brewer)
    await jobsGiveUp()
    expect(await replay()).toEqual(nothing)
  })

  test("to a phone that came later, where another has got it", async () => {
    const { brewer } = await brewerWithPhone()
    await notify(brewer)
    await runPushes()
    stage.clock.pass(60)
    await install(brewer)
    expect(await replay()).toEqual(nothing)
  })
})

test("a phone that registers anew after its token was taken for dead gets what nobody got", async () => {
  const { brewer, token } = await brewerWithPhone()
  stage.phone.answers.set(token, { kind: "token_dead" })
  await notify(brewer)
  await runPushes()
  stage.clock.pass(60)
  const again = await install(brewer)
  expect(await replay()).toMatchObject({ replayed: 1 })
  await runPushes()
  expect(received(again)).toBe(1)
})

test("in quiet hours what can wait still waits", async () => {
  const { brewer, token } = await brewerWithPhone()
  const night = { push: {}, quietHours: { from: "22:00", to: "07:00" }, accepts: () => true }
  done(await stage.notifications.putPreferences(brewer, night))
  await notify(brewer)
  await jobsGiveUp()
  stage.clock.set(new Date("2026-11-23T23:00:00Z"))
  expect(await replay()).toMatchObject({ replayed: 1 })
  await runPushes()
  expect(received(token)).toBe(0)
  const [job] = await stage.jobs("push_notification")
  expect(job?.runAt.getTime()).toBeGreaterThan(Date.parse("2026-11-24T06:00:00Z"))
})

describe("very many", () => {
  const count = 2_500

  beforeEach(async () => {
    const { brewer } = await brewerWithPhone()
    await notify(brewer)
    await jobsGiveUp()
    await stage.asOwner(
      `insert into notifications (id, owner_id, dedupe_key, kind, title, body, data, urgent, due_at, expires_at, created_at, updated_at)
       select gen_random_uuid(), owner_id, 'copy ' || n, kind, title, body, data, urgent, due_at, expires_at, created_at, updated_at
       from notifications, generate_series(2, $1) as n`,
      [count],
    )
  })

  test("come back one by one, behind what is due now", async () => {
    expect(await replay()).toEqual({ replayed: count, waiting: 0, complete: true })
    const jobs = await stage.asOwner(
      `select priority, extract(epoch from run_at - $1)::float as after from graphile_worker.jobs
       where task_identifier = 'push_notification' and attempts < max_attempts order by run_at`,
      [stage.clock.now()],
    )
    expect(jobs).toHaveLength(count)
    expect(new Set(jobs.map(({ priority }) => Number(priority)))).toEqual(new Set([10]))
    expect(Number(jobs.at(-1)?.["after"])).toBeCloseTo((count - 1) / 50, 1)
  })

  test("are left to the next call when time runs out, which goes on", async () => {
    stage.clock.tick(8)
    const first = await replay()
    expect(first).toMatchObject({ complete: false })
    expect(first.replayed).toBeGreaterThan(0)
    expect(first.replayed).toBeLessThan(count)
    stage.clock.tick(0)
    const second = await replay()
    expect(second).toEqual({ replayed: count - first.replayed, waiting: first.replayed, complete: true })
  })

  test("and two administrators at once push them once", async () => {
    const both = await Promise.all([replay(), replay()])
    expect(both[0].replayed + both[1].replayed).toBe(count)
  })
})
