import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import type { Notification } from "../../../src/features/notifications/index.ts"
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

/** A notification of something that was due a while ago. */
const notified = async (member: Member, secondsAgo = 0) => {
  const dueAt = new Date(stage.clock.now().getTime() - secondsAgo * 1000)
  await stage.db.transaction((tx) =>
    stage.notifications.notify(tx, {
      owner: member,
      dedupeKey: randomUUID(),
      facts: { kind: "timer_over", batchName: "Pale ale", stepName: { fr: "Empâtage", en: "Mash" } },
      data: { batchId: "b" },
      dueAt,
    }),
  )
  const [notification] = await inbox(member)
  if (!notification) throw new Error("the notification is not in the inbox")
  return { notification, job: { ownerUid: member.uid, notificationId: notification.id } }
}

const inbox = async (member: Member): Promise<readonly Notification[]> =>
  (await stage.notifications.list(member, { limit: 50, after: null })).items
const receivedBy = (token: string) => stage.phone.received.filter((message) => message.token === token)
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
      { title: "Mash: time is up", data: { batchId: "b", notificationId: notification.id } },
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
    for (let tries = 0; tries < 240; tries += 1) {
      await stage.notifications.push(job)
      const runs = (await waitingJobs("push_notification", notification.id)).map(({ runAt }) => runAt)
      expect(runs).toEqual([new Date(stage.clock.now().getTime() + 15_000)])
      stage.clock.pass(15)
    }
    expect(stage.warnings).toContain("push.unavailable")
    stage.phone.answers.delete(token)
    await stage.notifications.push(job)
    expect(receivedBy(token)).toHaveLength(1)
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

  test("over the quota comes back when FCM says", async () => {
    const brewer = await stage.newMember()
    const { token } = await install(brewer)
    const { notification, job } = await notified(brewer)
    stage.phone.answers.set(token, { kind: "unavailable", reason: "429", retryAfterSeconds: 60 })
    await stage.notifications.push(job)
    const [again] = await waitingJobs("push_notification", notification.id)
    expect(again?.runAt).toEqual(new Date(stage.clock.now().getTime() + 60_000))
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

  test("an hour late does not ring: it stays in the inbox, missed, and says when it was due", async () => {
    const brewer = await stage.newMember()
    const { token } = await install(brewer)
    const { notification, job } = await notified(brewer, 3_601)
    await stage.notifications.push(job)
    await stage.notifications.push(job)
    expect(receivedBy(token)).toEqual([])
    expect(await inbox(brewer)).toEqual([
      { ...notification, missedAt: stage.clock.now(), version: notification.version + 1 },
    ])
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
    await stage.notifications.push((await notified(brewer, 3_600)).job)
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
