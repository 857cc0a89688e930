import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startPush } from "../../../local/push/start-push.ts"
import type { Push, PushMessage } from "../../../src/features/notifications/index.ts"
import { firebasePush } from "../../../src/platform/firebase/push.ts"

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
  urgent: true,
  expiresAt: new Date(Date.now() + 3_600_000),
  ...changes,
})

const received = async (token: string) => {
  const answer = await fetch(`${sink.url}/messages?token=${token}`)
  return (await answer.json()) as { message: Record<string, unknown> }[]
}

const refusing = (prefix: string) => message({ token: `${prefix}-${randomUUID()}` })

test("firebase-admin still sends over HTTP/1.1 through our agent; when it no longer does, see sink-agent.ts", async () => {
  const sent = message()
  expect(await push.send(sent)).toMatchObject({
    kind: "sent",
    messageId: expect.stringContaining("/messages/"),
  })
  expect(await received(sent.token)).toHaveLength(1)
})

test("a phone gets the text, and the data that leads into the app", async () => {
  const sent = message()
  await push.send(sent)
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
    android: { collapse_key: sent.id, notification: { tag: sent.id } },
    apns: { headers: { "apns-collapse-id": sent.id } },
    webpush: { headers: { Topic: sent.id.replaceAll("-", "") }, notification: { tag: sent.id } },
  })
})

test("an alarm wakes the phone, news does not", async () => {
  const alarm = message()
  const news = message({ urgent: false })
  await push.send(alarm)
  await push.send(news)
  expect((await received(alarm.token))[0]?.message).toMatchObject({
    android: { priority: "high" },
    apns: {
      headers: { "apns-priority": "10" },
      payload: { aps: { "interruption-level": "time-sensitive" } },
    },
    webpush: { headers: { Urgency: "high" } },
  })
  expect((await received(news.token))[0]?.message).toMatchObject({
    android: { priority: "normal" },
    apns: { headers: { "apns-priority": "5" } },
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

test("over the quota it says when to come back", async () => {
  expect(await push.send(refusing("quota-exceeded"))).toMatchObject({
    kind: "unavailable",
    retryAfterSeconds: 60,
  })
})

test("where nobody listens it is unavailable", async () => {
  const nobody = firebasePush({ projectId: "demo-push", sinkUrl: "http://127.0.0.1:1" })
  expect(await nobody.send(message())).toMatchObject({ kind: "unavailable", retryAfterSeconds: null })
})
