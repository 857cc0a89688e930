import { randomUUID } from "node:crypto"
import { connect } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { beforeAll, expect, test } from "vitest"
import * as z from "zod"
import { recipeXml } from "../formats/beerxml-file.ts"
import { aRecipe } from "../support/a-recipe.ts"
import { services } from "../support/services.ts"
import { runningApi, type RunningApi } from "../support/running-api.ts"

const Line = z.looseObject({
  severity: z.string(),
  event: z.string(),
  message: z.string(),
  requestId: z.string().optional(),
  httpRequest: z.object({ requestMethod: z.string(), requestUrl: z.string(), status: z.int() }).optional(),
})

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
})

const lines = async () =>
  (await api.logged())
    .trimEnd()
    .split("\n")
    .map((line) => Line.parse(JSON.parse(line)))

const linesOf = async (requestId: string) => (await lines()).filter((line) => line.requestId === requestId)

test("a request has one line, under its own id and in its own trace", async () => {
  const requestId = randomUUID()
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736"
  const headers = { "x-request-id": requestId, traceparent: `00-${traceId}-00f067aa0ba902b7-01` }
  const answer = await api.call("GET", "/v1/version", { headers })
  expect(answer.headers.get("x-request-id")).toBe(requestId)
  expect(await linesOf(requestId)).toMatchObject([
    {
      severity: "INFO",
      event: "http.request",
      httpRequest: { requestMethod: "GET", requestUrl: "/v1/version", status: 200 },
      "logging.googleapis.com/trace": `projects/${services().projectId}/traces/${traceId}`,
      "logging.googleapis.com/spanId": "00f067aa0ba902b7",
      "logging.googleapis.com/trace_sampled": true,
    },
  ])
})

test("an id is made where the client gives none or a bad one, and stands in answer, problem and line", async () => {
  for (const given of [undefined, "two words", "x".repeat(500), '","severity":"ALERT']) {
    const headers: Record<string, string> = given === undefined ? {} : { "x-request-id": given }
    const answer = await api.call("GET", "/v1/me", { headers })
    const requestId = answer.headers.get("x-request-id") ?? ""
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(answer.json).toMatchObject({ instance: requestId })
    expect(await linesOf(requestId)).toHaveLength(1)
  }
})

test("no line says a token, an e-mail, a body, an address of a thing or who asked, not even of a failure", async () => {
  const canary = `canary${randomUUID().replaceAll("-", "")}`
  const brewer = await api.signUp({ email: `${canary}@example.test` })
  const id = await api.idOf(brewer)
  const send = (method: string, path: string, request: object = {}) =>
    api.call(method, path, { ...brewer, ...request })
  const recipe = { ...aRecipe, name: canary, notes: canary }

  const created = await send("POST", "/v1/recipes", { body: recipe, headers: { "idempotency-key": canary } })
  const location = created.headers.get("location") ?? ""
  await send("GET", `${location}?${canary}`)
  await send("GET", `/v1/recipes/${canary}`)
  await send("GET", `/${canary}`)
  await send("GET", "/v1/recipes", { headers: { cookie: canary, referer: `https://example.test/${canary}` } })
  await send("POST", "/v1/recipes", { body: { ...recipe, [canary]: canary } })
  await send("POST", "/v1/recipes", { body: `{"name": ${canary}` })
  await send("POST", "/v1/recipes/import", {
    body: recipeXml({ NAME: canary }),
    headers: { "content-type": "text/xml" },
  })
  await send("PATCH", "/v1/me", { body: { displayName: canary } })
  const phone = { token: canary, platform: "ios", locale: "fr", appVersion: "1" }
  await send("PUT", `/v1/me/installations/${randomUUID()}`, { body: phone })
  await send("GET", "/v1/me", { token: `${brewer.token}${canary}` })
  await send("GET", "/v1/me", { token: canary })

  // A defect that nobody foresaw: PostgreSQL puts the row that it refuses into its error.
  await api.asOwner(`alter table recipes add constraint unforeseen check (name <> '${canary}') not valid`)
  const failed = await send("POST", "/v1/recipes", { body: recipe })
  expect(failed).toMatchObject({ status: 500, json: { code: "internal_error" } })
  expect(failed.text).not.toContain("unforeseen")
  await api.asOwner("alter table recipes drop constraint unforeseen")

  const logged = await api.logged()
  expect(await linesOf(failed.headers.get("x-request-id") ?? "")).toMatchObject([
    { severity: "ERROR", stack_trace: expect.stringContaining("unforeseen") },
  ])
  expect(logged).not.toContain(canary)
  expect(logged).not.toContain(brewer.token)
  expect(logged).not.toContain(brewer.token.split(".")[1])
  expect(logged).not.toContain(id)
  expect(logged).not.toContain(brewer.uid)
  expect(logged).not.toContain(location.slice("/v1/recipes/".length))
  expect(logged).not.toContain("127.0.0.1")
})

test("an upload that its client breaks off is told as what it is, not as a failure of ours", async () => {
  const requestId = randomUUID()
  const { token } = await api.signUp()
  const { hostname, port } = new URL(api.url)
  const head = [
    "POST /v1/recipes HTTP/1.1",
    "host: x",
    `authorization: Bearer ${token}`,
    "content-type: application/json",
    "content-length: 1000",
    `x-request-id: ${requestId}`,
  ]
  const socket = connect(Number(port), hostname)
  socket.write(`${head.join("\r\n")}\r\n\r\n{"name":`)
  await sleep(300)
  socket.destroy()
  await expect
    .poll(() => linesOf(requestId))
    .toMatchObject([{ severity: "INFO", httpRequest: { status: 400 } }])
})

test("a member has the same pseudonym in each line, and another member another one", async () => {
  const [one, other] = [await api.signUp(), await api.signUp()]
  const memberOf = async (requestId: string | null) => (await linesOf(requestId ?? ""))[0]?.["member"]
  const asked = [one, one, other].map(async (who) => {
    const { headers } = await api.call("GET", "/v1/me", who)
    return memberOf(headers.get("x-request-id"))
  })
  const [first, second, third] = await Promise.all(asked)
  expect(first).toMatch(/^[0-9a-f]{16}$/)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})
