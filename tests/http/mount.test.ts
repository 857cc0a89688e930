import { describe, expect, test } from "vitest"
import * as z from "zod"
import { created, noContent, ok } from "../../src/http/answer.ts"
import { preconditionFailed, satisfies } from "../../src/http/conditional.ts"
import { localized } from "../../src/http/version.ts"
import { Problem } from "../../src/http/define.ts"
import { appOf, define, signIn, Thing } from "./brewery.ts"

const json = (body: unknown, init: RequestInit = {}): RequestInit => ({
  method: "POST",
  body: typeof body === "string" ? body : JSON.stringify(body),
  ...init,
  headers: { "content-type": "application/json", ...Object.fromEntries(new Headers(init.headers)) },
})

const things = define.public({
  GET: define
    .op({ id: "listThings", summary: "List things", responses: { 200: z.array(Thing) } })
    .handle(async () => ok([{ name: "kettle", size: 30 }])),
  POST: define
    .op({
      id: "createThing",
      summary: "Create a thing",
      body: z.strictObject({ name: z.string().min(1), size: z.int().min(0).max(100) }),
      responses: { 201: Thing },
    })
    .handle(async ({ body, services }) => {
      services.counter.add(1)
      return created(body, { location: `/things/${body.name}`, version: 1 })
    }),
})

const thing = define.public({
  GET: define
    .op({
      id: "readThing",
      summary: "Read a thing",
      params: z.strictObject({ thingId: z.string().regex(/^[a-z]+$/) }),
      query: z.strictObject({ size: z.coerce.number().int().optional() }),
      responses: { 200: Thing },
    })
    .handle(async ({ params, query }) => ok({ name: params.thingId, size: query.size ?? 1 }, { version: 7 })),
  DELETE: define
    .op({
      id: "deleteThing",
      summary: "Delete a thing",
      params: z.strictObject({ thingId: z.string() }),
      ifMatch: "required",
      responses: { 204: null, 412: Problem },
    })
    .handle(async ({ ifMatch }) => (satisfies(ifMatch, 7) ? noContent() : preconditionFailed(7))),
})

describe("routing", () => {
  test("the folder tree is the URL space: groups are transparent, parameters are named", async () => {
    const { app } = appOf({
      "v1/(open)/things.ts": { route: things },
      "v1/(open)/things/[thingId].ts": { route: thing },
    })
    expect(await (await app.request("/v1/things/mash-tun".replace("-", ""))).json()).toEqual({
      name: "mashtun",
      size: 1,
    })
    expect((await app.request("/v1/things")).status).toBe(200)
    expect((await app.request("/v1/things/")).status).toBe(404)
  })

  test("a static path is never taken for a parameter, whatever the method", async () => {
    const special = define.public({
      POST: define
        .op({ id: "special", summary: "Special", responses: { 204: null } })
        .handle(async () => noContent()),
    })
    const { app } = appOf({
      "things/special.ts": { route: special },
      "things/[thingId].ts": { route: thing },
    })
    expect((await app.request("/things/special", { method: "POST" })).status).toBe(204)
    const get = await app.request("/things/special")
    expect(get.status).toBe(405)
    expect(get.headers.get("allow")).toBe("POST, OPTIONS")
    const unknown = await app.request("/things/special", { method: "PROPFIND" })
    expect([unknown.status, unknown.headers.get("allow")]).toEqual([405, "POST, OPTIONS"])
    const beside = await app.request("/things/kettle", { method: "PROPFIND" })
    expect([beside.status, beside.headers.get("allow")]).toEqual([405, "GET, DELETE, HEAD, OPTIONS"])
  })

  test("[...rest] takes the remainder of the path, slashes included", async () => {
    const rest = define.public({
      GET: define
        .op({
          id: "rest",
          summary: "Rest",
          params: z.strictObject({ path: z.string() }),
          responses: { 200: z.string() },
        })
        .handle(async ({ params }) => ok(params.path)),
    })
    const { app } = appOf({ "files/[...path].ts": { route: rest } })
    expect(await (await app.request("/files/a/b/c.txt")).json()).toBe("a/b/c.txt")
  })

  test("middleware of a folder runs for that folder only, root first", async () => {
    const seen: string[] = []
    const noting = (name: string) =>
      define.middleware({
        run: async (_, next) => {
          seen.push(name)
          return next()
        },
      })
    const { app } = appOf({
      "_middleware.ts": { middleware: noting("root") },
      "(a)/_middleware.ts": { middleware: noting("a") },
      "(a)/things.ts": { route: things },
      "(b)/_middleware.ts": { middleware: noting("b") },
      "(b)/things/[thingId].ts": { route: thing },
    })
    await app.request("/things")
    expect(seen).toEqual(["root", "a"])
    seen.length = 0
    await app.request("/things/kettle")
    expect(seen).toEqual(["root", "b"])
  })

  test("a method that a route lacks gets 405 with what is allowed; OPTIONS tells it; HEAD follows GET", async () => {
    const { app } = appOf({ "things.ts": { route: things } })
    const refused = await app.request("/things", { method: "DELETE" })
    expect(refused.status).toBe(405)
    expect(refused.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS")
    expect(await refused.json()).toMatchObject({ code: "method_not_allowed" })
    for (const method of ["PROPFIND", "QUERY", "FOO"]) {
      const unknown = await app.request("/things", { method })
      expect([unknown.status, unknown.headers.get("allow")]).toEqual([405, "GET, POST, HEAD, OPTIONS"])
      expect((await app.request("/nothing", { method })).status).toBe(404)
    }
    const options = await app.request("/things", { method: "OPTIONS" })
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"])
    const head = await app.request("/things", { method: "HEAD" })
    expect([head.status, await head.text()]).toEqual([200, ""])
  })

  test("an unknown path answers a problem document", async () => {
    const { app } = appOf({ "things.ts": { route: things } })
    const answer = await app.request("/nothing", { headers: { "accept-language": "en" } })
    expect(answer.status).toBe(404)
    expect(answer.headers.get("content-type")).toBe("application/problem+json")
    expect(await answer.json()).toMatchObject({
      type: "https://example.test/problems/not_found",
      title: "Not found",
      status: 404,
      code: "not_found",
      instance: answer.headers.get("x-request-id"),
    })
  })
})

describe("checks at start", () => {
  const secret = define.member({
    GET: define
      .op({ id: "secret", summary: "Secret", responses: { 200: z.string() } })
      .handle(async ({ actor }) => ok(actor)),
  })

  test("a member route without a middleware that signs in stops the start", () => {
    expect(() => appOf({ "secret.ts": { route: secret } })).toThrow(
      /secret\.ts: a member route needs a _middleware\.ts/,
    )
  })

  test("a public route in a folder of members stops the start", () => {
    const files = {
      "(member)/_middleware.ts": { middleware: signIn },
      "(member)/things.ts": { route: things },
    }
    expect(() => appOf(files)).toThrow(/things\.ts: a public route stands in a folder of member routes/)
  })

  test("params that do not fit the path stop the start", () => {
    expect(() => appOf({ "things/[id].ts": { route: thing } })).toThrow(
      /the path has \[id\], params of readThing has thingId/,
    )
  })

  test("a member route below its middleware knows who asks", async () => {
    const { app } = appOf({
      "(member)/_middleware.ts": { middleware: signIn },
      "(member)/secret.ts": { route: secret },
    })
    const answer = await app.request("/secret", { headers: { authorization: "anna" } })
    expect(await answer.json()).toBe("anna")
    expect(answer.headers.get("cache-control")).toBe("private, no-cache")
    expect((await app.request("/secret")).status).toBe(404)
  })
})

describe("input", () => {
  const { app, counter } = appOf({ "things.ts": { route: things }, "things/[thingId].ts": { route: thing } })

  test("all that is wrong is told at once, each with its path", async () => {
    const answer = await app.request(
      "/things",
      json({ size: 520, colour: "red" }, { headers: { "accept-language": "en" } }),
    )
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as { errors: { path: string; code: string; message: string }[] }
    expect(errors.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual([
      "colour unknown_field",
      "name required",
      "size too_big",
    ])
    expect(errors.find(({ path }) => path === "size")?.message).toContain("100")
    expect(errors.find(({ path }) => path === "size")?.message).toContain("520")
  })

  test("errors of path and query come together", async () => {
    const answer = await app.request("/things/K3TTLE?size=big")
    const { errors } = (await answer.json()) as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path)).toEqual(["thingId", "size"])
  })

  test("texts come in French unless English is preferred; the code stays", async () => {
    const french = await (await app.request("/things", json({}))).json()
    const english = await (
      await app.request("/things", json({}, { headers: { "accept-language": "de, en;q=0.8" } }))
    ).json()
    expect(french).toMatchObject({
      code: "validation_failed",
      title: "La requête contient des valeurs invalides",
    })
    expect(english).toMatchObject({ code: "validation_failed", title: "The request has invalid values" })
  })

  test.each([
    ["no content type", { method: "POST", body: "{}" }, 415, "unsupported_media_type"],
    ["a form", { method: "POST", body: new URLSearchParams({ a: "b" }) }, 415, "unsupported_media_type"],
    [
      "another charset",
      json({}, { headers: { "content-type": "application/json; charset=latin1" } }),
      415,
      "unsupported_media_type",
    ],
    ["an empty body", json(""), 400, "malformed_json"],
    ["half a document", json('{"name": "ket'), 400, "malformed_json"],
    ["a NaN", json('{"name": "kettle", "size": NaN}'), 400, "malformed_json"],
    [
      "invalid UTF-8",
      json("", { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) }),
      400,
      "invalid_encoding",
    ],
    ["100,000 levels", json("[".repeat(100_000)), 413, "body_too_large"],
    ["100 levels", json(`${"[".repeat(100)}${"]".repeat(100)}`), 400, "json_too_deep"],
    ["2 kB where 1 kB is allowed", json({ name: "x".repeat(2048), size: 1 }), 413, "body_too_large"],
  ] as const)("%s is refused with a problem that says what", async (_, init, status, code) => {
    const answer = await app.request("/things", init)
    expect([answer.status, await answer.json()]).toMatchObject([status, { code }])
    expect(counter.value()).toBe(0)
  })

  test("a chunked body without a length is cut off at the limit", async () => {
    let pulled = 0
    const body = new ReadableStream({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(512).fill(0x20))
      },
    })
    const answer = await app.request("/things", json("", { body, duplex: "half" }))
    expect(answer.status).toBe(413)
    expect(pulled).toBeLessThan(10)
  })

  test.each([{}, { "content-length": "100" }])(
    "an upload that breaks off is no failure of ours (%j)",
    async (length) => {
      const house = appOf({ "things.ts": { route: things } })
      const body = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"name":'))
        },
        pull: (controller) => controller.error(new Error("the connection was reset")),
      })
      const answer = await house.app.request("/things", json("", { body, duplex: "half", headers: length }))
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: "body_incomplete" }])
      expect(house.records).toMatchObject([{ status: 400, error: undefined }])
    },
  )

  test.each([
    ["image/png", 406],
    ["text/html, */*;q=0.1", 200],
    ["", 200],
    ["application/*", 200],
    ["application/json;q=0", 406],
    ["application/json;q=0.000, */*", 406],
    ["application/json, */*;q=0", 200],
    ["*/*;q=0", 406],
    ["application/problem+json", 200],
  ])("a reader who wants %j gets %d", async (accept, status) => {
    expect((await app.request("/things", { headers: { accept } })).status).toBe(status)
  })

  test.each(["gzip", "br", "identity, gzip"])(
    "a body that is compressed (%s) is refused with what to do",
    async (coding) => {
      const answer = await app.request("/things", json({}, { headers: { "content-encoding": coding } }))
      expect([answer.status, answer.headers.get("accept-encoding")]).toEqual([415, "identity"])
      expect(await answer.json()).toMatchObject({ code: "unsupported_content_encoding" })
      const plain = json({ name: "kettle", size: 1 }, { headers: { "content-encoding": "identity" } })
      expect((await appOf({ "things.ts": { route: things } }).app.request("/things", plain)).status).toBe(201)
    },
  )

  test("a body for an operation that takes none is refused, unless it says nothing", async () => {
    const stop = define.public({
      POST: define
        .op({ id: "stop", summary: "Stop", responses: { 204: null } })
        .handle(async () => noContent()),
    })
    const house = appOf({ "stop.ts": { route: stop } })
    const send = async (body: string) => {
      const headers = { "content-length": `${body.length}` }
      const answer = await house.app.request("/stop", { method: "POST", body, headers })
      return answer.status === 204 ? 204 : [answer.status, ((await answer.json()) as { code: string }).code]
    }
    for (const nothing of ["", "{}", " { }\n"]) expect(await send(nothing)).toBe(204)
    for (const something of ['{"at":"noon"}', "[]", "a=1", `{${" ".repeat(200)}}`])
      expect(await send(something)).toEqual([422, "unexpected_body"])
  })
})

describe("conditional requests", () => {
  const { app } = appOf({ "things/[thingId].ts": { route: thing } })

  test("a single thing has a strong ETag, and 304 when the client has it already", async () => {
    const first = await app.request("/things/kettle")
    expect(first.headers.get("etag")).toBe('"7"')
    for (const tag of ['"7"', 'W/"7"', '"1", "7"', "*"]) {
      const again = await app.request("/things/kettle", { headers: { "if-none-match": tag } })
      expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, '"7"', ""])
    }
    expect((await app.request("/things/kettle", { headers: { "if-none-match": '"6"' } })).status).toBe(200)
  })

  test("whoever has the current version is answered without the whole being read, where the version can be told", async () => {
    const counted = define.public({
      GET: define.op({ id: "readWhole", summary: "Read the whole", responses: { 200: z.int() } }).handle(
        async ({ services }) => ok(services.counter.add(1), { version: 7 }),
        async () => 7,
      ),
    })
    const house = appOf({ "whole.ts": { route: counted } })
    const read = (tag: string) => house.app.request("/whole", { headers: { "if-none-match": tag } })
    const unchanged = await read('"7"')
    expect([unchanged.status, unchanged.headers.get("etag"), await unchanged.text()]).toEqual([
      304,
      '"7"',
      "",
    ])
    expect(house.counter.value()).toBe(0)
    expect((await read('"6"')).status).toBe(200)
    expect((await house.app.request("/whole")).status).toBe(200)
    expect(house.counter.value()).toBe(2)
  })

  test("texts in another language are another representation of the same version", async () => {
    const spoken = define.public({
      GET: define
        .op({ id: "speak", summary: "Speak", responses: { 200: z.string() } })
        .handle(async ({ language }) => ok(language, { version: localized(7, language) })),
    })
    const house = appOf({ "spoken.ts": { route: spoken } })
    const speak = (headers: Record<string, string>) => house.app.request("/spoken", { headers })
    const english = { "accept-language": "en", "if-none-match": '"7-en"' }
    expect((await speak({})).headers.get("etag")).toBe('"7-fr"')
    expect((await speak(english)).status).toBe(304)
    expect((await speak({ ...english, "accept-language": "fr" })).status).toBe(200)
  })

  test("a change needs If-Match: missing is 428, stale is 412 with the current tag, weak never matches", async () => {
    const remove = (tag?: string) =>
      app.request("/things/kettle", { method: "DELETE", ...(tag && { headers: { "if-match": tag } }) })
    expect((await remove()).status).toBe(428)
    const stale = await remove('"6"')
    expect([stale.status, stale.headers.get("etag")]).toEqual([412, '"7"'])
    expect((await remove('W/"7"')).status).toBe(412)
    expect((await remove('"007"')).status).toBe(412)
    expect((await remove('"5", "7"')).status).toBe(204)
    expect((await remove('"7-en"')).status).toBe(204)
    expect((await remove("*")).status).toBe(204)
  })
})

describe("every answer", () => {
  const { app, records } = appOf({ "things.ts": { route: things } })

  test("carries the request id, given or made, and security headers", async () => {
    const given = await app.request("/things", { headers: { "x-request-id": "brew-42" } })
    expect(given.headers.get("x-request-id")).toBe("brew-42")
    const forged = await app.request("/things", { headers: { "x-request-id": "a b\tc" } })
    expect(forged.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/)
    expect(given.headers.get("x-content-type-options")).toBe("nosniff")
    expect(given.headers.get("content-security-policy")).toContain("default-src 'none'")
  })

  test("lets pages of configured origins read it, and no others", async () => {
    const ours = await app.request("/things", { headers: { origin: "https://app.example.test" } })
    expect(ours.headers.get("access-control-allow-origin")).toBe("https://app.example.test")
    const theirs = await app.request("/things", { headers: { origin: "https://evil.example.test" } })
    expect(theirs.headers.get("access-control-allow-origin")).toBeNull()
    expect(theirs.headers.get("vary")).toContain("Origin")
    const preflight = await app.request("/things", {
      method: "OPTIONS",
      headers: { origin: "https://app.example.test", "access-control-request-method": "POST" },
    })
    expect(preflight.headers.get("access-control-allow-methods")).toContain("POST")
    expect(preflight.headers.get("access-control-allow-headers")).toMatch(/idempotency-key.*brasse-client/)
  })

  test("is told once, by route and never by address", async () => {
    records.length = 0
    await app.request("/things?secret=1", {
      headers: { traceparent: `00-${"a".repeat(32)}-${"b".repeat(16)}-01` },
    })
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({ route: "/things", status: 200 })
    expect(records[0]?.context.trace).toEqual({
      traceId: "a".repeat(32),
      spanId: "b".repeat(16),
      sampled: true,
    })
  })

  test("a defect answers 500 without its message, and is handed over for the log", async () => {
    const broken = define.public({
      GET: define.op({ id: "broken", summary: "Broken", responses: { 200: z.string() } }).handle(async () => {
        throw new Error("secret of the house")
      }),
    })
    const house = appOf({ "broken.ts": { route: broken } })
    const answer = await house.app.request("/broken")
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain("secret of the house")
    expect(house.records[0]?.error).toMatchObject({ message: "secret of the house" })
  })
})

test("an answer that can't be written is a defect like any other: 500 as a problem, and handed over for the log", async () => {
  const unwritable = define.public({
    GET: define
      .op({ id: "unwritable", summary: "Unwritable", responses: { 200: z.unknown() } })
      .handle(async () => ok({ big: 1n })),
  })
  const { app, records } = appOf({ "unwritable.ts": { route: unwritable } })
  const answer = await app.request("/unwritable")
  expect([answer.status, await answer.json()]).toMatchObject([500, { code: "internal_error" }])
  expect(records).toMatchObject([{ status: 500, error: expect.any(TypeError) }])
})

describe("idempotency keys", () => {
  const brew = define.member({
    POST: define
      .op({
        id: "brew",
        summary: "Brew",
        body: z.strictObject({ litres: z.number() }),
        responses: { 201: z.object({ brewed: z.number() }), 422: Problem },
      })
      .handle(async ({ body, services }) =>
        created({ brewed: services.counter.add(body.litres) }, { location: "/brews/1" }),
      ),
  })
  const kitchen = () =>
    appOf({ "(member)/_middleware.ts": { middleware: signIn }, "(member)/brews.ts": { route: brew } })
  const post = (litres: number, key: string, actor = "anna") =>
    json({ litres }, { headers: { authorization: actor, "idempotency-key": key } })

  test("a repeat gets the first answer, marked as such, and has no further effect", async () => {
    const { app, counter } = kitchen()
    const first = await app.request("/brews", post(20, "k1"))
    const again = await app.request("/brews", post(20, "k1"))
    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.text()).toBe(await first.text())
    expect(again.headers.get("location")).toBe("/brews/1")
    expect([first.headers.get("idempotency-replayed"), again.headers.get("idempotency-replayed")]).toEqual([
      null,
      "true",
    ])
    expect(counter.value()).toBe(20)
  })

  test("the same key with another body is refused; somebody else's key is another key", async () => {
    const { app, counter } = kitchen()
    await app.request("/brews", post(20, "k1"))
    const other = await app.request("/brews", post(30, "k1"))
    expect([other.status, await other.json()]).toMatchObject([422, { code: "idempotency_key_reused" }])
    expect((await app.request("/brews", post(30, "k1", "ben"))).status).toBe(201)
    expect(counter.value()).toBe(50)
  })

  test("a key that is empty or too long is refused before anything happens", async () => {
    const { app, counter } = kitchen()
    for (const key of ['""', "k".repeat(256)]) {
      expect((await app.request("/brews", post(20, key))).status).toBe(422)
    }
    expect(counter.value()).toBe(0)
  })

  test("a request that is still running answers 409 and when to try again", async () => {
    const { app } = appOf(
      { "(member)/_middleware.ts": { middleware: signIn }, "(member)/brews.ts": { route: brew } },
      { unitOfWork: { run: async () => ({ kind: "running" }) } },
    )
    const answer = await app.request("/brews", post(20, "k1"))
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([409, "1"])
  })
})
