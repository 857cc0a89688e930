import { deleteApp, initializeApp, type App } from "firebase-admin/app"
import { getMessaging } from "firebase-admin/messaging"
import { request } from "node:https"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Listening } from "../../../local/listen.ts"
import { startPush } from "../../../local/push/start-push.ts"
import { sinkAgent, sinkCredential } from "./sink-agent.ts"

describe("firebase-admin's messages reach the sink", () => {
  let sink: Listening
  let app: App

  beforeEach(async () => {
    sink = await startPush({ port: 0 })
    app = initializeApp(
      { projectId: "demo-brasse-bouillon", credential: sinkCredential, httpAgent: sinkAgent(sink.url) },
      crypto.randomUUID(),
    )
  })
  afterEach(async () => {
    await deleteApp(app)
    await sink.stop()
  })
  const messages = async (): Promise<unknown> => (await fetch(`${sink.url}/messages`)).json()

  test("send() arrives as it was sent", async () => {
    const message = {
      token: "phone-1",
      notification: { title: "Houblon !", body: "Saaz, 30 g" },
      data: { batchId: "7" },
      android: { priority: "high" as const, ttl: 60_000 },
      apns: { headers: { "apns-priority": "10" }, payload: { aps: { sound: "default" } } },
    }
    const name = await getMessaging(app).send(message)
    expect(name).toMatch(/^projects\/demo-brasse-bouillon\/messages\/.+/)
    expect(await messages()).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        token: "phone-1",
        message: { ...message, android: { priority: "high", ttl: "60s" } },
      },
    ])
  })

  test("sendEach() arrives over HTTP/1.1", async () => {
    const messaging = getMessaging(app)
    messaging.enableLegacyHttpTransport()
    const sent = await messaging.sendEach([
      { token: "phone-1", data: { n: "1" } },
      { token: "unregistered-phone", data: { n: "2" } },
    ])
    expect(sent).toMatchObject({
      successCount: 1,
      failureCount: 1,
      responses: [
        { success: true },
        { success: false, error: { code: "messaging/registration-token-not-registered" } },
      ],
    })
  })

  test("a dry run delivers nothing", async () => {
    await getMessaging(app).send({ token: "phone-1", data: { n: "1" } }, true)
    expect(await messages()).toEqual([])
  })

  test.each([
    ["unregistered-phone", "messaging/registration-token-not-registered"],
    ["invalid-argument-phone", "messaging/invalid-argument"],
    ["quota-exceeded-phone", "messaging/message-rate-exceeded"],
  ])("the token %s fails with %s", async (token, code) => {
    await expect(getMessaging(app).send({ token, data: { n: "1" } })).rejects.toMatchObject({ code })
    expect(await messages()).toEqual([])
  })

  test("the SDK itself tries again when FCM is unavailable for a moment", async () => {
    await fetch(`${sink.url}/tokens/phone-1`, { method: "POST", body: '{"error":"UNAVAILABLE","times":1}' })
    await getMessaging(app).send({ token: "phone-1", data: { n: "1" } })
    expect(await messages()).toHaveLength(1)
  })

  test("the agent connects to nothing but the sink", async () => {
    const call = new Promise((_, reject) => {
      request("https://oauth2.googleapis.com/token", { agent: sinkAgent(sink.url) })
        .once("error", reject)
        .end()
    })
    await expect(call).rejects.toThrow(
      "the push sink stands in for fcm.googleapis.com, not for oauth2.googleapis.com",
    )
  })
})
