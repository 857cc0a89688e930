import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startPush } from "../../../local/push/start-push.ts"
import {
  notificationKinds,
  notificationTexts,
  type Push,
  type PushMessage,
} from "../../../src/features/notifications/index.ts"
import { firebasePush } from "../../../src/platform/firebase/push.ts"
import { stretched, told } from "../../features/notifications/told-facts.ts"

let sink: Awaited<ReturnType<typeof startPush>>
let push: Push
beforeAll(async () => {
  sink = await startPush({ port: 0 })
  push = firebasePush({ projectId: "demo-push", sinkUrl: sink.url })
})
afterAll(() => sink.stop())

const message = (changes: Partial<PushMessage> = {}): PushMessage => ({
  id: randomUUID(),
  token: `phone-${randomUUID()}`,
  title: "C'est le moment : Cascade",
  body: "Ajoutez 20 g de Cascade.",
  data: { batchId: "b", stepId: "s" },
  thread: "b",
  urgent: true,
  channel: "alarms",
  collapseKey: "additions",
  interruption: "time-sensitive",
  expiresAt: new Date(Date.now() + 3_600_000),
  ...changes,
})

const received = async (token: string) => {
  const answer = await fetch(`${sink.url}/messages?token=${token}`)
  return (await answer.json()) as { message: Record<string, unknown> }[]
}

const refusing = (prefix: string) => message({ token: `${prefix}-${randomUUID()}` })

test("a phone gets the text, and the data that leads into the app", async () => {
  const sent = message()
  expect(await push.send(sent)).toMatchObject({
    kind: "sent",
    messageId: expect.stringMatching(/^projects\/demo-push\/messages\/./),
  })
  const [arrived] = await received(sent.token)
  expect(arrived?.message).toMatchObject({
    notification: { title: sent.title, body: sent.body },
    data: { batchId: "b", stepId: "s" },
  })
})

test("the same id on every platform lets a message that arrives twice show once", async () => {
  const sent = message()
  await push.send(sent)
  const [arrived] = await received(sent.token)
  expect(arrived?.message).toMatchObject({
    android: { notification: { tag: sent.id } },
    apns: { headers: { "apns-collapse-id": sent.id } },
    webpush: { headers: { Topic: sent.id.replaceAll("-", "") }, notification: { tag: sent.id } },
  })
})

test("an alarm wakes the phone, news does not, and makes no sound", async () => {
  const alarm = message()
  const news = message({ urgent: false, channel: "news", collapseKey: "news", interruption: "passive" })
  await push.send(alarm)
  await push.send(news)
  expect((await received(alarm.token))[0]?.message).toMatchObject({
    android: {
      collapse_key: "additions",
      priority: "high",
      notification: { channel_id: "alarms", default_sound: true },
    },
    apns: {
      headers: { "apns-priority": "10" },
      payload: { aps: { "interruption-level": "time-sensitive", sound: "default" } },
    },
    webpush: { headers: { Urgency: "high" }, notification: { requireInteraction: true, silent: false } },
  })
  const [arrived] = await received(news.token)
  expect(arrived?.message).toMatchObject({
    android: {
      collapse_key: "news",
      priority: "normal",
      notification: { channel_id: "news", default_sound: false },
    },
    apns: { headers: { "apns-priority": "5" }, payload: { aps: { "interruption-level": "passive" } } },
    webpush: { headers: { Urgency: "normal" }, notification: { requireInteraction: false, silent: true } },
  })
  expect(arrived?.message).not.toHaveProperty("apns.payload.aps.sound")
})

test("what belongs to one batch is shown together, what belongs to nothing stands alone", async () => {
  const ofBatch = message()
  const ofNothing = message({ thread: null })
  await push.send(ofBatch)
  await push.send(ofNothing)
  expect((await received(ofBatch.token))[0]?.message).toHaveProperty("apns.payload.aps.thread-id", "b")
  expect((await received(ofNothing.token))[0]?.message).not.toHaveProperty("apns.payload.aps.thread-id")
})

test("a message lives as long as it is worth it", async () => {
  const expiresAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 90_000)
  const sent = message({ expiresAt })
  await push.send(sent)
  expect((await received(sent.token))[0]?.message).toMatchObject({
    android: { ttl: expect.stringMatching(/^(?:89|90)s$/) },
    apns: { headers: { "apns-expiration": String(expiresAt.getTime() / 1000) } },
    webpush: { headers: { TTL: expect.stringMatching(/^(?:89|90)$/) } },
  })
})

test("a message of no use any more has no time to live left", async () => {
  const late = message({ expiresAt: new Date(Date.now() - 1_000) })
  await push.send(late)
  expect((await received(late.token))[0]?.message).toMatchObject({
    android: { ttl: "0s" },
    webpush: { headers: { TTL: "0" } },
  })
})

test("an installation that is gone, and a token that never was one, are dead", async () => {
  expect(await push.send(refusing("unregistered"))).toEqual({ kind: "token_dead" })
  expect(await push.send(refusing("invalid-argument"))).toEqual({ kind: "token_dead" })
})

test("a message that FCM takes exception to is refused for good, and its phone is kept", async () => {
  expect(await push.send(message({ body: "x".repeat(5_000) }))).toMatchObject({ kind: "refused" })
})

test.each(notificationKinds)(
  "%s fits into what FCM and Apple take, however long its names are",
  async (kind) => {
    const { title, body } = notificationTexts(stretched(told[kind], "ก".repeat(5_000)))
    const ids = ["batchId", "stepId", "additionId", "recipeId", "notificationId"]
    const data = { kind, ...Object.fromEntries(ids.map((name) => [name, randomUUID()])) }
    const sent = message({ title: title.fr, body: body.fr, data, thread: randomUUID() })
    expect(await push.send(sent)).toMatchObject({ kind: "sent" })
    const [arrived] = await received(sent.token)
    expect(Buffer.byteLength(JSON.stringify(arrived?.message))).toBeLessThanOrEqual(4096)
  },
)

test.each(["sender-id-mismatch", "third-party-auth-error"])(
  "%s is refused until somebody mends how we are set up",
  async (prefix) => {
    expect(await push.send(refusing(prefix))).toMatchObject({ kind: "refused" })
  },
)

test("over the quota it says when to come back, which is no outage", async () => {
  expect(await push.send(refusing("quota-exceeded"))).toMatchObject({
    kind: "over_quota",
    retryAfterSeconds: 60,
  })
})

test.each(["unavailable", "internal"])("%s is an outage, told of at once", async (prefix) => {
  expect(await push.send(refusing(prefix))).toMatchObject({ kind: "unavailable", retryAfterSeconds: null })
})

test("where nobody listens it is unavailable, and says why", async () => {
  const gone = await startPush({ port: 0 })
  await gone.stop()
  const nobody = firebasePush({ projectId: "demo-push", sinkUrl: gone.url })
  expect(await nobody.send(message())).toMatchObject({
    kind: "unavailable",
    reason: expect.stringContaining("ECONNREFUSED"),
    retryAfterSeconds: null,
  })
})

test("a service that hangs is given up at the deadline", async () => {
  const hasty = firebasePush({ projectId: "demo-push", sinkUrl: sink.url, deadlineMs: 50 })
  expect(await hasty.send(refusing("hanging"))).toMatchObject({
    kind: "unavailable",
    reason: expect.stringContaining("timeout"),
  })
})
