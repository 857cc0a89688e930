import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { z } from "zod"
import type { Listening } from "../../../local/listen.ts"
import { startPush } from "../../../local/push/start-push.ts"

let sink: Listening
beforeEach(async () => {
  sink = await startPush({ port: 0 })
})
afterEach(() => sink.stop())

const send = (body: unknown, to = sink) =>
  fetch(`${to.url}/v1/projects/demo-brasse-bouillon/messages:send`, {
    method: "POST",
    headers: { Authorization: "Bearer local" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  })
const sendTo = (token: string, data: Record<string, string> = {}) => send({ message: { token, data } })
const refuse = (token: string, refusal: object) =>
  fetch(`${sink.url}/tokens/${token}`, { method: "POST", body: JSON.stringify(refusal) })
const messages = async (query = "", of = sink): Promise<unknown> =>
  (await fetch(`${of.url}/messages${query}`)).json()

describe("GET /messages", () => {
  test("lists what arrived, newest last, and forgets it when told to", async () => {
    await sendTo("a", { n: "1" })
    await sendTo("b", { n: "2" })
    expect(await messages()).toMatchObject([
      { token: "a", message: { token: "a", data: { n: "1" } } },
      { token: "b", message: { token: "b", data: { n: "2" } } },
    ])
    expect(await messages("?token=b")).toMatchObject([{ token: "b" }])
    await fetch(`${sink.url}/messages`, { method: "DELETE" })
    expect(await messages()).toEqual([])
  })

  test("a message to a topic has no token", async () => {
    await send({ message: { topic: "news", data: {} } })
    expect(await messages()).toMatchObject([{ token: null, message: { topic: "news" } }])
  })
})

describe("refusals on demand", () => {
  test.each([
    ["UNREGISTERED", 404, "NOT_FOUND"],
    ["INVALID_ARGUMENT", 400, "INVALID_ARGUMENT"],
    ["QUOTA_EXCEEDED", 429, "RESOURCE_EXHAUSTED"],
    ["UNAVAILABLE", 503, "UNAVAILABLE"],
  ])("%s answers %i as FCM does", async (errorCode, code, status) => {
    await refuse("a", { error: errorCode })
    const answer = await sendTo("a")
    expect(answer.status).toBe(code)
    expect(answer.headers.get("Retry-After")).toBe(code === 429 ? "60" : null)
    expect(await answer.json()).toMatchObject({
      error: {
        code,
        status,
        message: expect.any(String),
        details: [{ "@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError", errorCode }],
      },
    })
    expect(await messages()).toEqual([])
  })

  test("a token refuses as often as it was told, then takes messages", async () => {
    await refuse("a", { error: "UNAVAILABLE", times: 2 })
    const statuses = []
    for (let n = 0; n < 3; n++) statuses.push((await sendTo("a")).status)
    expect(statuses).toEqual([503, 503, 200])
  })

  test("a token that refuses for good takes messages again when it is cleared, others never noticed", async () => {
    await refuse("a", { error: "UNREGISTERED" })
    expect([(await sendTo("a")).status, (await sendTo("a")).status, (await sendTo("b")).status]).toEqual([
      404, 404, 200,
    ])
    await fetch(`${sink.url}/tokens/a`, { method: "DELETE" })
    expect((await sendTo("a")).status).toBe(200)
  })

  test("an error that FCM doesn't know is not accepted", async () => {
    expect((await refuse("a", { error: "NONSENSE" })).status).toBe(400)
  })
})

describe("a phone that is offline", () => {
  const setOffline = (token: string, method: "PUT" | "DELETE") =>
    fetch(`${sink.url}/tokens/${token}/offline`, { method })

  test("gets what it was sent when it is back, and others notice nothing", async () => {
    expect((await setOffline("a", "PUT")).status).toBe(204)
    expect((await sendTo("a")).status).toBe(200)
    await sendTo("b")
    expect(await messages()).toMatchObject([{ token: "a", arrivedAt: null }, { token: "b" }])
    await setOffline("a", "DELETE")
    expect(await messages("?token=a")).toMatchObject([{ arrivedAt: expect.stringMatching(/Z$/) }])
    await sendTo("a")
    const [, later] = z.array(z.looseObject({})).parse(await messages("?token=a"))
    expect(later).not.toHaveProperty("arrivedAt")
  })
})

describe("a message that FCM would refuse", () => {
  const token = "a"
  test.each([
    ["not JSON", "{"],
    ["no message", {}],
    ["no recipient", { message: { data: {} } }],
    ["two recipients", { message: { token, topic: "news" } }],
    ["an unknown field", { message: { token, notifcation: {} } }],
    ["an unknown field further down", { message: { token, notification: { text: "x" } } }],
    ["data that is not text", { message: { token, data: { n: 1 } } }],
    ["a reserved data key", { message: { token, data: { from: "me" } } }],
    ["a ttl that is no duration", { message: { token, android: { ttl: 60 } } }],
    ["more than 4 KiB", { message: { token, data: { text: "é".repeat(2100) } } }],
  ])("with %s is an INVALID_ARGUMENT", async (_, body) => {
    const answer = await send(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { details: [{ errorCode: "INVALID_ARGUMENT" }] } })
    expect(await messages()).toEqual([])
  })

  test("without an access token is unauthenticated", async () => {
    const answer = await fetch(`${sink.url}/v1/projects/p/messages:send`, { method: "POST", body: "{}" })
    expect(answer.status).toBe(401)
  })
})

test("messages, refusals and offline phones survive a restart", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "push-"))
  const first = await startPush({ port: 0, dataDir })
  await send({ message: { token: "a", data: { n: "1" } } }, first)
  await fetch(`${first.url}/tokens/b`, { method: "POST", body: '{"error":"UNREGISTERED"}' })
  await fetch(`${first.url}/tokens/c/offline`, { method: "PUT" })
  const before = await messages("", first)
  await first.stop()

  const second = await startPush({ port: 0, dataDir })
  expect(await messages("", second)).toEqual(before)
  expect((await send({ message: { token: "b" } }, second)).status).toBe(404)
  await send({ message: { token: "c" } }, second)
  expect(await messages("?token=c", second)).toMatchObject([{ arrivedAt: null }])
  await second.stop()
  await rm(dataDir, { recursive: true })
})
