import * as z from "zod"
import { beforeAll, describe, expect, test } from "vitest"
import type { ApiAnswer } from "../support/api-caller.ts"
import { databaseContents } from "../support/database-contents.ts"
import { contractBreaches } from "../support/declared-answer.ts"
import { type Example, exampleOf } from "../support/examples.ts"
import { type DeclaredOperation, operations } from "../support/operations.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
let admin: Brewer
let brewer: Brewer
beforeAll(async () => {
  api = await runningApi()
  ;[admin, brewer] = [await api.signUp({ roles: ["admin"] }), await api.signUp()]
  await Promise.all([api.idOf(admin), api.idOf(brewer)])
})

const callerOf = ({ zone }: DeclaredOperation): Brewer => (zone === "admin" ? admin : brewer)

const send = (
  { method }: DeclaredOperation,
  caller: Brewer,
  path: string,
  { body, headers }: Partial<Example>,
) => api.call(method, path, { token: caller.token, body, ...(headers && { headers }) })

const propertiesOf = (schema: z.core.$ZodType | undefined): Readonly<Record<string, unknown>> =>
  schema ? (z.toJSONSchema(schema, { io: "input" }).properties ?? {}) : {}

/** Where a parameter takes any number of a range, some of what makes no sense elsewhere does. */
const takesNumber = (schema: unknown, value: string): boolean => {
  const numeric = z.object({ type: z.literal("number"), minimum: z.number(), maximum: z.number() })
  const range = numeric.safeParse(schema)
  if (!range.success || !/^-?[0-9.]+$/.test(value)) return false
  return Number(value) >= range.data.minimum && Number(value) <= range.data.maximum
}

const named = (list: readonly DeclaredOperation[]) =>
  list.map((operation) => [operation.id, operation] as const)

/** What stands in a path where an id belongs, as it is written there. */
const noIds = [
  "1",
  "-1",
  "null",
  "undefined",
  "%00",
  "%E0%A4%A",
  "%ff",
  "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "..%5c..",
  "'%20or%20''='",
  "%F0%9F%8D%BA",
  "%E2%80%AE",
  "a".repeat(2_000),
  "0199d7a0-0000-7000-8000-00000000000g",
  "{0199d7a0-0000-7000-8000-000000000000}",
  "0199d7a0000070008000000000000000",
  "%20",
  "*",
  "__proto__",
  ";jsessionid=1",
]

/** Jobs are numbered: 1 is one of them. */
const noIdsOf = ({ id }: DeclaredOperation): readonly string[] =>
  id === "retryJob" ? noIds.filter((text) => text !== "1") : noIds

describe.each(named(operations.filter(({ spec }) => spec.params)))("the path of %s", (id, operation) => {
  test("takes nothing for an id that is none: 404 or 422, and nothing changes", async () => {
    const caller = callerOf(operation)
    const example = await exampleOf(id, api, caller)
    const before = await databaseContents(api)
    const segments = operation.pattern.split("/")
    const given = example.path.split("/")
    for (const [index, segment] of segments.entries()) {
      if (!segment.startsWith(":")) continue
      for (const wrong of noIdsOf(operation)) {
        const answer = await send(operation, caller, given.with(index, wrong).join("/"), example)
        expect([404, 422], wrong).toContain(answer.status)
        expect(answer.headers.get("content-type"), wrong).toBe("application/problem+json")
      }
    }
    expect(await databaseContents(api)).toEqual(before)
  })
})

const noValues = [
  "",
  "-1",
  "0",
  "1.5",
  "NaN",
  "1e309",
  "-1e309",
  "abc",
  "９",
  "1;drop table recipes",
  "%00",
  "%ff",
  "null",
  "[]",
  "1%0d%0aX-Injected:1",
  "x".repeat(2_000),
]

describe.each(named(operations.filter(({ spec }) => spec.query)))("the query of %s", (id, operation) => {
  let example: Example
  beforeAll(async () => {
    example = await exampleOf(id, api, callerOf(operation))
  })

  const tried = async (query: string): Promise<ApiAnswer> => {
    const answer = await send(operation, callerOf(operation), `${example.path}?${query}`, example)
    expect(contractBreaches(operation, answer), query).toEqual([])
    return answer
  }

  test("refuses values that make no sense, by name", async () => {
    for (const [name, schema] of Object.entries(propertiesOf(operation.spec.query))) {
      for (const value of noValues.filter((text) => !takesNumber(schema, text))) {
        const answer = await tried(`${name}=${value}`)
        expect(answer.status, `${name}=${value}`).toBe(422)
        expect(answer.json).toMatchObject({ errors: [{ path: name }] })
      }
    }
  })

  test("refuses a parameter that it does not know, and one that stands twice", async () => {
    const [name = ""] = Object.keys(propertiesOf(operation.spec.query))
    expect((await tried("limits=1")).json).toMatchObject({
      errors: [{ path: "limits", code: "unknown_field" }],
    })
    expect((await tried(`${name}=1&${name}=2`)).status).toBe(422)
  })
})

test.each(["/v1/recipes", "/v1/batches", "/v1/notifications"])(
  "%s refuses cursors that it did not give",
  async (path) => {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")
    const id = "0199d7a0-0000-7000-8000-000000000000"
    const createdAt = "2026-11-23T08:00:00.000Z"
    const forged = [
      null,
      1,
      "x",
      [],
      {},
      { id },
      { createdAt },
      { createdAt, id: "1" },
      { createdAt: "now()", id },
      { createdAt, id, ownerId: id },
      { createdAt: `${createdAt}'; --`, id },
    ].map(encode)
    for (const cursor of ["x", "====", "e30", "%00", "bm90IGpzb24", ...forged]) {
      const answer = await api.call("GET", `${path}?cursor=${cursor}`, brewer)
      expect(answer.status, cursor).toBe(422)
      expect(answer.json).toMatchObject({ errors: [{ path: "cursor" }] })
    }
    // Times that exist but where nothing is: an empty page or the first one, never a failure.
    for (const time of ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"])
      expect(
        (await api.call("GET", `${path}?cursor=${encode({ createdAt: time, id })}`, brewer)).status,
      ).toBe(200)
  },
)

const oddHeaders: Readonly<Record<string, readonly string[]>> = {
  accept: ["", "*", "application/json;q=nonsense", ",,,", "*/*;q=0", "text/html"],
  "accept-language": ["", "xx", "fr;q=nonsense", "*", ",".repeat(2_000), "en-US-x-" + "y".repeat(2_000)],
  "if-match": [
    "",
    '"',
    "W/",
    '"1',
    'W/"1"',
    "0",
    '"-1"',
    '"1e3"',
    '"99999999999999999999"',
    '"1", "2", ""',
    "*, *",
  ],
  "if-none-match": ["", '"', "W/", '""', '"1', "*, *"],
  "idempotency-key": ["", " ", '""', "k".repeat(256), '"a b"', "kéy"],
  "x-request-id": ["", "a b", "x".repeat(500), '"}{"', "<script>"],
  traceparent: ["", "00-0-0-0", `00-${"0".repeat(32)}-${"0".repeat(16)}-01`, "ff".repeat(50)],
  "x-cloud-trace-context": ["", "/", `${"a".repeat(32)}/99999999999999999999999`],
  "x-forwarded-for": ["", ",", "not an address", "::1, 127.0.0.1, '; drop table members"],
  "content-encoding": ["gzip", "br"],
  range: ["bytes=0-0", "bytes=9-1"],
  origin: ["null", "https://evil.example", "x"],
  "x-http-method-override": ["DELETE"],
}

describe.each(named(operations.filter(({ id }) => id !== "signOutEverywhere")))("%s", (id, operation) => {
  test("answers odd headers as its contract says, and never breaks", async () => {
    const caller = callerOf(operation)
    for (const [name, values] of Object.entries(oddHeaders)) {
      const example = await exampleOf(id, api, caller)
      for (const value of values) {
        const headers = { ...example.headers, [name]: Buffer.from(value).toString("latin1") }
        const answer = await send(operation, caller, example.path, { ...example, headers })
        const breaches = contractBreaches(operation, answer)
        // A thing that an earlier header let be deleted or moved is gone: that is no breach.
        const isGone = [404, 409, 410].includes(answer.status)
        if (!isGone) expect(breaches, `${name}: ${value}`).toEqual([])
        expect(answer.status).toBeLessThan(500)
      }
    }
  })
})
