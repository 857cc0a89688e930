import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import {
  type Notification,
  type NotificationFacts,
  PushNotification,
  type PushOutcome,
} from "../../../src/features/notifications/index.ts"
import type { Member } from "../../../src/shared/actor.ts"
import type { InstallationId, NotificationId } from "../../../src/shared/ids.ts"
import { done, newId, openStage, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

const install = async (
  member: Member,
  changes: { id?: InstallationId; token?: string; locale?: "fr" | "en" } = {},
) =>
  stage.notifications.putInstallation(member, {
    id: newId<InstallationId>(),
    token: `token-${randomUUID()}`,
    platform: "android",
    locale: "fr",
    appVersion: "1.4.2",
    ...changes,
  })

/** A notification of something that was due a while ago: the clock of a step, unless told otherwise. */
const notified = async (
  member: Member,
  { secondsAgo = 0, facts = timerOver }: { secondsAgo?: number; facts?: NotificationFacts } = {},
) => {
  const dueAt = new Date(stage.clock.now().getTime() - secondsAgo * 1000)
  await stage.db.transaction((tx) =>
    stage.notifications.notify(tx, {
      owner: member,
      dedupeKey: randomUUID(),
      facts,
      data: { batchId: "b" },
      dueAt,
    }),
  )
  const [notification] = await inbox(member)
  if (!notification) throw new Error("the notification is not in the inbox")
  return { notification, job: { ownerUid: member.uid, notificationId: notification.id } }
}

const timerOver: NotificationFacts = {
  kind: "timer_over",
  batchName: "Pale ale",
  stepName: { fr: "Empâtage", en: "Mash" },
}

const inbox = async (member: Member): Promise<readonly Notification[]> =>
  (await stage.notifications.list(member, { limit: 50, after: null })).items
const receivedBy = (token: string) => stage.phone.received.filter((message) => message.token === token)
const deliveries = (id: NotificationId) =>
  stage.asOwner("select outcome from push_deliveries where notification_id = $1", [id])
/** The job as the last run has left it. */
const latest = async (job: PushNotification): Promise<PushNotification> => {
  const [waiting] = await waitingJobs("push_notification", job.notificationId)
  return waiting ? PushNotification.parse(waiting.payload) : job
}
const waitingJobs = async (task: "push_notification" | "project_notification", id: NotificationId) =>
  (await stage.jobs(task)).filter(({ payload }) => payload["notificationId"] === id)

describe("a push", () => {
  test("reaches every installation of its owner in its language, and nobody else's", async () => {
    const brewer = await stage.newMember()
    const french = await install(brewer)
    const english = await install(brewer, { locale: "en" })
    const stranger = await install(await stage.newMember())
    const { notification, job } = await notified(brewer)
    await stage.notifications.push(job)
    expect(receivedBy(french.token)).toMatchObject([{ title: "Empâtage : c'est fini", urgent: true }])
    expect(receivedBy(english.token)).toMatchObject([
      {
        title: "Mash: time is up",
        data: { kind: "timer_over", batchId: "b", notificationId: notification.id },
        thread: "b",
      },
    ])
    expect(receivedBy(stranger.token)).toEqual([])
  })

  test("whose job runs again is sent once", async () => {
    const brewer = await stage.newMember()
    const { token } = await install(brewer)
    const { job } = await notified(brewer)
    await stage.notifications.push(job)
    await stage.notifications.push(job)
    expect(receivedBy(token)).toHaveLength(1)
  })

  test("that is tried again goes only where it has not been, with the same id", async () => {
    const brewer = await stage.newMember()
    const reached = await install(brewer)
    const away = await install(brewer)
    const { notification, job } = await notified(brewer)
    stage.phone.answers.set(away.token, { kind: "unavailable", reason: "503", retryAfterSeconds: null })
    await stage.notifications.push(job)
    stage.phone.answers.delete(away.token)
    await stage.notifications.push(job)
    expect(receivedBy(reached.token).map(({ id }) => id)).toEqual([notification.id])
    expect(receivedBy(away.token).map(({ id }) => id)).toEqual([notification.id])
  })

  test("that FCM can't take comes again every 15 s until it is too late, by one job, and says so", async () => {
    const brewer = await stage.newMember()
    const { token } = await install(brewer)
    const { notification, job } = await notified(brewer)
    stage.phone.answers.set(token, { kind: "unavailable", reason: "503", retryAfterSeconds: null })
    let tries = 0
    for (;;) {
      await stage.notifications.push(await latest(job))
      tries += 1
      const [again, ...others] = await waitingJobs("push_notification", notification.id)
      expect(others).toEqual([])
      if (!again || again.runAt > notification.expiresAt) break
      const waitedMs = again.runAt.getTime() - stage.clock.now().getTime()
      expect(waitedMs).toBeGreaterThanOrEqual(15_000)
      expect(waitedMs).toBeLessThanOrEqual(18_000)
      stage.clock.set(again.runAt)
    }
    expect(tries).toBeGreaterThanOrEqual(200)
    expect(stage.warnings).toContain("push.unavailable")
    stage.phone.answers.delete(token)
    await stage.notifications.push(await latest(job))
    expect(receivedBy(token)).toEqual([])
    stage.clock.set(new Date(notification.expiresAt.getTime() + 1))
    await stage.notifications.push(await latest(job))
    expect(await inbox(brewer)).toMatchObject([{ missedAt: stage.clock.now() }])
  })

  test("of what has been read meanwhile does not ring any more", async () => {
    const brewer = await stage.newMember()
    const { token } = await install(brewer)
    const { notification, job } = await notified(brewer)
    await stage.notifications.read(brewer, { notificationId: notification.id })
    await stage.notifications.push(job)
    expect(receivedBy(token)).toEqual([])
  })

  test("that is silenced waits no longer, and one that was under way rings no more; the entry stays unread", async () => {
    const brewer = await stage.newMember()
    const { token } = await install(brewer)
    const { notification, job } = await notified(brewer)
    const [row] = await stage.asOwner("select dedupe_key from notifications where id = $1", [notification.id])
    stage.clock.pass(60)
    await stage.db.transaction((tx) =>
      stage.notifications.silence(tx, { ownerId: brewer.id, dedupeKeys: [String(row?.["dedupe_key"])] }),
    )
    expect(await waitingJobs("push_notification", notification.id)).toEqual([])
    stage.clock.pass(1)
    await stage.notifications.push(job)
    expect(receivedBy(token)).toEqual([])
    expect(await inbox(brewer)).toMatchObject([{ readAt: null }])
  })

  test("over the quota comes back when FCM says, and not all at the same moment", async () => {
    const waits = new Set<number>()
    for (let count = 0; count < 4; count += 1) {
      const brewer = await stage.newMember()
      const { token } = await install(brewer)
      const { notification, job } = await notified(brewer)
      stage.phone.answers.set(token, { kind: "over_quota", reason: "429", retryAfterSeconds: 300 })
      await stage.notifications.push(job)
      const [again] = await waitingJobs("push_notification", notification.id)
      waits.add((again?.runAt.getTime() ?? 0) - stage.clock.now().getTime())
    }
    expect(waits.size).toBe(4)
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(300_000)
    expect(Math.max(...waits)).toBeLessThanOrEqual(360_000)
  })

  test("over the quota without a word of when comes back after a minute, two, four: not more than FCM bears", async () => {
    const brewer = await stage.newMember()
    const { token } = await install(brewer)
    const { notification, job } = await notified(brewer)
    stage.phone.answers.set(token, { kind: "over_quota", reason: "429", retryAfterSeconds: null })
    const waitedMinutes: number[] = []
    for (let count = 0; count < 4; count += 1) {
      await stage.notifications.push(await latest(job))
      const [again] = await waitingJobs("push_notification", notification.id)
      if (!again) throw new Error("it does not come back")
      waitedMinutes.push((again.runAt.getTime() - stage.clock.now().getTime()) / 60_000)
      stage.clock.set(again.runAt)
    }
    for (const [index, minutes] of waitedMinutes.entries()) {
      expect(minutes).toBeGreaterThanOrEqual(2 ** index)
      expect(minutes).toBeLessThanOrEqual(2 ** index * 1.2)
    }
  })

  test("to a phone over its quota leaves the others alone: they are tried again in their own time", async () => {
    const brewer = await stage.newMember()
    const limited = await install(brewer)
    const away = await install(brewer)
    const { job } = await notified(brewer)
    stage.phone.answers.set(limited.token, { kind: "over_quota", reason: "429", retryAfterSeconds: 600 })
    stage.phone.answers.set(away.token, { kind: "unavailable", reason: "503", retryAfterSeconds: null })
    await stage.notifications.push(job)
    stage.phone.answers.clear()
    stage.clock.pass(18)
    await stage.notifications.push(await latest(job))
    expect(receivedBy(away.token)).toHaveLength(1)
    expect(receivedBy(limited.token)).toEqual([])
    stage.clock.pass(720)
    await stage.notifications.push(await latest(job))
    expect(receivedBy(away.token)).toHaveLength(1)
    expect(receivedBy(limited.token)).toHaveLength(1)
  })

  test("that is held comes back when it is told, and warns of nothing", async () => {
    const brewer = await stage.newMember()
    const { token } = await install(brewer)
    const { notification, job } = await notified(brewer)
    stage.phone.answers.set(token, { kind: "held", retryAfterSeconds: 2.5 })
    stage.warnings.length = 0
    await stage.notifications.push(job)
    const [again] = await waitingJobs("push_notification", notification.id)
    expect(again?.runAt).toEqual(new Date(stage.clock.now().getTime() + 2_500))
    expect(stage.warnings).toEqual([])
  })

  test("reaches eighteen of twenty phones at once, though one is dead and one hangs", async () => {
    const brewer = await stage.newMember()
    const phones = await Promise.all(Array.from({ length: 20 }, () => install(brewer)))
    const [dead, hanging, ...others] = phones
    if (!dead || !hanging) throw new Error("no phones")
    const { promise, resolve } = Promise.withResolvers<PushOutcome>()
    stage.phone.answers.set(dead.token, { kind: "token_dead" })
    stage.phone.answers.set(hanging.token, promise)
    const { notification, job } = await notified(brewer)
    const pushed = stage.notifications.push(job)
    await expect.poll(async () => (await deliveries(notification.id)).length).toBe(19)
    for (const { token } of others) expect(receivedBy(token)).toHaveLength(1)
    resolve({ kind: "unavailable", reason: "no answer within 10000 ms", retryAfterSeconds: null })
    await pushed
    stage.phone.answers.delete(hanging.token)
    stage.clock.pass(18)
    await stage.notifications.push(await latest(job))
    expect(receivedBy(hanging.token)).toHaveLength(1)
    for (const { token } of others) expect(receivedBy(token)).toHaveLength(1)
    expect(await stage.notifications.listInstallations(brewer)).toHaveLength(19)
  })

  test("to a dead token removes the installation, and the others still ring", async () => {
    const brewer = await stage.newMember()
    const dead = await install(brewer)
    const alive = await install(brewer)
    stage.phone.answers.set(dead.token, { kind: "token_dead" })
    await stage.notifications.push((await notified(brewer)).job)
    expect(receivedBy(alive.token)).toHaveLength(1)
    expect((await stage.notifications.listInstallations(brewer)).map(({ id }) => id)).toEqual([alive.id])
  })

  test("that is refused for good keeps the installation, is not tried again, and is warned of", async () => {
    const brewer = await stage.newMember()
    const { id, token } = await install(brewer)
    stage.phone.answers.set(token, { kind: "refused", reason: "the message is too big" })
    const { notification, job } = await notified(brewer)
    stage.warnings.length = 0
    await stage.notifications.push(job)
    stage.phone.answers.delete(token)
    await stage.notifications.push(job)
    expect(stage.warnings).toEqual(["push.refused"])
    expect(receivedBy(token)).toEqual([])
    expect(await stage.notifications.listInstallations(brewer)).toMatchObject([{ id }])
    expect(
      await stage.asOwner("select outcome, reason from push_deliveries where notification_id = $1", [
        notification.id,
      ]),
    ).toEqual([{ outcome: "refused", reason: "the message is too big" }])
  })

  test("an hour late does not ring: it stays in the inbox, missed, and says when it was due by its owner's clock", async () => {
    const brewer = await stage.newMember()
    const { token } = await install(brewer)
    stage.clock.set(new Date("2026-11-23T14:32:01Z"))
    const { notification, job } = await notified(brewer, { secondsAgo: 3_601 })
    await stage.notifications.push(job)
    await stage.notifications.push(job)
    expect(receivedBy(token)).toEqual([])
    expect(await inbox(brewer)).toEqual([
      {
        ...notification,
        body: {
          fr: `C'était prévu à 14\u00a0h\u00a032. ${notification.body.fr}`,
          en: `It was due at 14:32. ${notification.body.en}`,
        },
        missedAt: stage.clock.now(),
        updatedAt: stage.clock.now(),
        version: notification.version + 1,
      },
    ])
  })

  test("of what was settled in time is not missed, though its job runs once more", async () => {
    const brewer = await stage.newMember()
    await install(brewer)
    const { notification, job } = await notified(brewer)
    const [row] = await stage.asOwner("select dedupe_key from notifications where id = $1", [notification.id])
    await stage.db.transaction((tx) =>
      stage.notifications.silence(tx, { ownerId: brewer.id, dedupeKeys: [String(row?.["dedupe_key"])] }),
    )
    stage.clock.pass(7_200)
    await stage.notifications.push(job)
    expect(await inbox(brewer)).toMatchObject([{ missedAt: null, body: notification.body }])
  })

  test("that reached one phone is not missed because another was away until it was too late", async () => {
    const brewer = await stage.newMember()
    const reached = await install(brewer)
    const away = await install(brewer)
    const { notification, job } = await notified(brewer)
    stage.phone.answers.set(away.token, { kind: "unavailable", reason: "503", retryAfterSeconds: null })
    await stage.notifications.push(job)
    stage.clock.pass(3_601)
    await stage.notifications.push(job)
    expect(receivedBy(reached.token)).toHaveLength(1)
    expect(await inbox(brewer)).toEqual([notification])
  })

  test("just within the hour still rings", async () => {
    const brewer = await stage.newMember()
    const { token } = await install(brewer)
    await stage.notifications.push((await notified(brewer, { secondsAgo: 3_600 })).job)
    expect(receivedBy(token)).toHaveLength(1)
  })
})

describe("an installation", () => {
  test("registered again is brought up to date, not doubled", async () => {
    const brewer = await stage.newMember()
    const { id } = await install(brewer)
    const updated = await install(brewer, { id, token: `token-${randomUUID()}`, locale: "en" })
    expect(await stage.notifications.listInstallations(brewer)).toEqual([updated])
  })

  test("whose phone signs in to another account rings for that account only", async () => {
    const before = await stage.newMember()
    const after = await stage.newMember()
    const { token } = await install(before)
    await install(after, { token })
    expect(await stage.notifications.listInstallations(before)).toEqual([])
    await stage.notifications.push((await notified(before)).job)
    expect(receivedBy(token)).toEqual([])
    await stage.notifications.push((await notified(after)).job)
    expect(receivedBy(token)).toHaveLength(1)
  })

  test("that many members register at once ends with one of them", async () => {
    const members: Member[] = []
    for (let count = 0; count < 8; count += 1) members.push(await stage.newMember())
    const token = `token-${randomUUID()}`
    await Promise.all(members.map((member) => install(member, { token })))
    const rows = await stage.asOwner("select owner_id from installations where token = $1", [token])
    expect(rows).toHaveLength(1)
  })

  test("cannot be taken over by who only knows its id", async () => {
    const brewer = await stage.newMember()
    const mine = await install(brewer)
    await install(await stage.newMember(), { id: mine.id })
    expect(await stage.notifications.listInstallations(brewer)).toEqual([mine])
  })

  test("is removed by its owner alone, and removing it twice is fine", async () => {
    const brewer = await stage.newMember()
    const { id } = await install(brewer)
    await stage.notifications.deleteInstallation(await stage.newMember(), { installationId: id })
    expect(await stage.notifications.listInstallations(brewer)).toHaveLength(1)
    await stage.notifications.deleteInstallation(brewer, { installationId: id })
    await stage.notifications.deleteInstallation(brewer, { installationId: id })
    expect(await stage.notifications.listInstallations(brewer)).toEqual([])
  })

  test("makes room: a member keeps the twenty heard of last", async () => {
    const brewer = await stage.newMember()
    const ids: InstallationId[] = []
    for (let count = 0; count < 22; count += 1) {
      stage.clock.pass(1)
      ids.push((await install(brewer)).id)
    }
    expect((await stage.notifications.listInstallations(brewer)).map(({ id }) => id)).toEqual(
      ids.slice(2).toReversed(),
    )
  })
})

describe("the inbox", () => {
  test("is told the same thing once", async () => {
    const brewer = await stage.newMember()
    const { notification } = await notified(brewer)
    const [row] = await stage.asOwner("select dedupe_key from notifications where id = $1", [notification.id])
    await stage.db.transaction((tx) =>
      stage.notifications.notify(tx, {
        owner: brewer,
        dedupeKey: String(row?.["dedupe_key"]),
        facts: { kind: "packaging_due", batchName: "Pale ale" },
        data: notification.data,
        dueAt: notification.dueAt,
      }),
    )
    expect(await inbox(brewer)).toEqual([notification])
  })

  test("an entry is read once, and its live document follows", async () => {
    const brewer = await stage.newMember()
    const { notification } = await notified(brewer)
    const read = done(await stage.notifications.read(brewer, { notificationId: notification.id }))
    expect(read).toMatchObject({ readAt: stage.clock.now(), version: notification.version + 1 })
    stage.clock.pass(10)
    expect(done(await stage.notifications.read(brewer, { notificationId: notification.id }))).toEqual(read)
    expect(await waitingJobs("project_notification", notification.id)).toHaveLength(1)
  })

  test("an entry of another's is not there", async () => {
    const { notification } = await notified(await stage.newMember())
    expect(
      await stage.notifications.read(await stage.newMember(), { notificationId: notification.id }),
    ).toEqual({ ok: false, error: { kind: "notification_not_found" } })
  })

  test("all of one's entries are read at once, and nobody else's", async () => {
    const brewer = await stage.newMember()
    const stranger = await stage.newMember()
    await notified(brewer)
    await notified(brewer)
    await notified(stranger)
    await stage.notifications.readAll(brewer)
    expect((await inbox(brewer)).map(({ readAt }) => readAt)).toEqual([stage.clock.now(), stage.clock.now()])
    expect((await inbox(stranger)).map(({ readAt }) => readAt)).toEqual([null])
  })

  test("comes in pages, the newest first", async () => {
    const brewer = await stage.newMember()
    for (let count = 0; count < 3; count += 1) await notified(brewer)
    const all = await inbox(brewer)
    const first = await stage.notifications.list(brewer, { limit: 2, after: null })
    const second = await stage.notifications.list(brewer, { limit: 2, after: first.next })
    expect([...first.items, ...second.items]).toEqual(all)
    expect(second.next).toBeNull()
  })
})
