import { beforeAll, describe, expect, test } from "vitest"
import { methods } from "../../src/http/define.ts"
import { manifest } from "../../src/routes.gen.ts"
import { exampleOf } from "../support/examples.ts"
import { operations } from "../support/operations.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

const origin = "https://app.example.test"
const somebody = "0199d7a0-0000-7000-8000-000000000000"

let api: RunningApi
let brewer: Brewer
beforeAll(async () => {
  api = await runningApi({ CORS_ORIGINS: `${origin},https://other.example.test` })
  brewer = await api.signUp({ roles: ["admin"] })
})

describe.each(manifest.routes.map(({ pattern, module }) => [pattern, module] as const))(
  "%s",
  (pattern, module) => {
    const path = pattern.replaceAll(/:\w+/g, somebody)
    const possible = methods.filter((method) => module.handlers[method])
    const allow = [...possible, ...(possible.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ")

    test("refuses the methods that it lacks with 405, and names those that it has", async () => {
      for (const method of methods.filter((method) => !possible.includes(method))) {
        const answer = await api.call(method, path, brewer)
        expect(answer, method).toMatchObject({ status: 405, json: { code: "method_not_allowed" } })
        expect(answer.headers.get("allow"), method).toBe(allow)
      }
    })

    test("tells its methods to OPTIONS, without a token", async () => {
      const answer = await api.call("OPTIONS", path)
      expect([answer.status, answer.headers.get("allow"), answer.text]).toEqual([204, allow, ""])
    })
  },
)

test("HEAD answers as GET does, without the body", async () => {
  for (const { id } of operations.filter(({ method }) => method === "GET")) {
    const { path } = await exampleOf(id, api, brewer)
    const headers = { "x-request-id": "the-same-id" }
    const [get, head] = [
      await api.call("GET", path, { ...brewer, headers }),
      await api.call("HEAD", path, { ...brewer, headers }),
    ]
    expect([head.status, head.text], id).toEqual([get.status, ""])
    for (const name of ["etag", "content-type", "cache-control", "vary", "x-request-id"])
      expect(head.headers.get(name), `${id} ${name}`).toBe(get.headers.get(name))
  }
})

test("a path that nobody declared is 404 as a problem, whatever the method, the slashes and the case", async () => {
  for (const path of [
    "/",
    "/v1",
    "/v1/recipe",
    "/v1/recipes/",
    "//v1/recipes",
    "/V1/recipes",
    "/v1/recipes/x/y/z",
    "/healthz",
    "/.env",
    "/docs/../etc/passwd",
    "/docs/..%2fpackage.json",
  ]) {
    for (const method of ["GET", "POST", "DELETE"]) {
      const answer = await api.call(method, path, brewer)
      expect([404, 405], `${method} ${path}`).toContain(answer.status)
      expect(answer.headers.get("content-type")).toBe("application/problem+json")
    }
  }
})

test("a body needs a content type, and a reader has to want what there is", async () => {
  const untyped = await fetch(`${api.url}/v1/recipes`, {
    method: "POST",
    headers: { authorization: `Bearer ${brewer.token}` },
    body: new Blob(["{}"]),
  })
  expect([untyped.status, await untyped.json()]).toEqual([
    415,
    expect.objectContaining({ code: "unsupported_media_type" }),
  ])
  const page = await api.call("GET", "/v1/recipes", { ...brewer, headers: { accept: "text/html" } })
  expect(page).toMatchObject({ status: 406, json: { code: "not_acceptable" } })
  const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
  expect((await api.call("GET", "/v1/recipes", { ...brewer, headers: { accept: browser } })).status).toBe(200)
})

test("every answer carries the headers that keep a browser from guessing and embedding, and a member's is no cache's", async () => {
  for (const [path, status] of [
    ["/v1/me", 200],
    ["/v1/recipes/x", 422],
    ["/nothing", 404],
    ["/v1/version", 200],
  ] as const) {
    const { status: got, headers } = await api.call("GET", path, brewer)
    expect(got, path).toBe(status)
    expect(headers.get("x-content-type-options"), path).toBe("nosniff")
    expect(headers.get("content-security-policy"), path).toContain("default-src 'none'")
    expect(headers.get("strict-transport-security"), path).toMatch(/max-age=\d{8}/)
    expect(headers.get("cache-control"), path).not.toContain("public")
    expect(headers.has("server") || headers.has("x-powered-by"), path).toBe(false)
  }
})

describe("a page of another origin", () => {
  const asked = (from: string, path: string, token?: string) =>
    api.call("GET", path, { token, headers: { origin: from } })

  test("reads answers, refusals too, when its origin is configured", async () => {
    for (const [path, token] of [
      ["/v1/me", brewer.token],
      ["/v1/me", undefined],
      ["/v1/recipes/x", brewer.token],
      ["/nothing", undefined],
    ] as const) {
      const { headers } = await asked(origin, path, token)
      expect(headers.get("access-control-allow-origin")).toBe(origin)
      expect(headers.get("access-control-expose-headers")).toContain("etag")
      expect(headers.get("vary")).toContain("Origin")
    }
  })

  test("asks first what it may send, and is told without a token", async () => {
    const { status, headers } = await api.call("OPTIONS", "/v1/recipes", {
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization, content-type, idempotency-key",
      },
    })
    expect(status).toBe(204)
    expect(headers.get("access-control-allow-origin")).toBe(origin)
    expect(headers.get("access-control-allow-methods")).toContain("POST")
    for (const name of ["authorization", "content-type", "if-match", "idempotency-key"])
      expect(headers.get("access-control-allow-headers")).toContain(name)
  })

  test("is told nothing when its origin is not: nor a look-alike, nor null, nor credentials for anybody", async () => {
    for (const from of [
      "https://evil.example",
      "null",
      `${origin}.evil.example`,
      "http://app.example.test",
      `${origin}:8443`,
      origin.toUpperCase(),
    ]) {
      const { headers } = await asked(from, "/v1/me", brewer.token)
      expect(headers.has("access-control-allow-origin"), from).toBe(false)
    }
    const { headers } = await asked(origin, "/v1/me", brewer.token)
    expect(headers.has("access-control-allow-credentials")).toBe(false)
  })
})
