import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { aRecipe } from "../support/a-recipe.ts"
import { exampleOf } from "../support/examples.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
})

const creations = [
  ["POST /v1/recipes", "createRecipe", "recipes"],
  ["POST /v1/batches", "createBatch", "batches"],
] as const

describe.each(creations)("%s with an Idempotency-Key", (_route, id, table) => {
  let brewer: Brewer
  let body: unknown
  beforeAll(async () => {
    brewer = await api.signUp()
    body = (await exampleOf(id, api, brewer)).body
  })

  const create = (who: Brewer, key: string, changes: object = {}) =>
    api.call("POST", `/v1/${table}`, {
      ...who,
      body: { ...(body as object), ...changes },
      headers: { "idempotency-key": key },
    })
  const rows = async (): Promise<number> => {
    const [row] = await api.asOwner(`select count(*)::int as rows from ${table} where owner_id = $1`, [
      await api.idOf(brewer),
    ])
    return Number(row?.["rows"])
  }

  test("of 50 that come at once, makes one row; every other gets the same answer or is told to wait", async () => {
    const before = await rows()
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 50 }, () => create(brewer, key)))
    expect(await rows()).toBe(before + 1)
    const made = answers.filter(
      ({ status, headers }) => status === 201 && !headers.has("idempotency-replayed"),
    )
    expect(made).toHaveLength(1)
    for (const { status, headers, text } of answers) {
      expect([201, 409]).toContain(status)
      if (status === 409) expect(headers.get("retry-after")).toBe("1")
      else expect(text).toBe(made[0]?.text)
    }
  })

  test("repeated, gets the first answer byte by byte, marked as a repeat, with its Location and ETag", async () => {
    const key = randomUUID()
    const first = await create(brewer, key)
    const before = await rows()
    const again = await create(brewer, key)
    expect(again.text).toBe(first.text)
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"])
    for (const name of ["location", "etag", "content-type", "cache-control"])
      expect(again.headers.get(name), name).toBe(first.headers.get(name))
    expect(first.headers.has("idempotency-replayed")).toBe(false)
    expect(await rows()).toBe(before)
  })

  test("with another body is refused, and does nothing", async () => {
    const key = randomUUID()
    await create(brewer, key)
    const before = await rows()
    const other = await create(brewer, key, { name: "Another one" })
    expect(other).toMatchObject({ status: 422, json: { code: "idempotency_key_reused" } })
    expect(await rows()).toBe(before)
  })

  test("that was refused may be corrected under the same key", async () => {
    const key = randomUUID()
    expect((await create(brewer, key, { name: 12 })).status).toBe(422)
    expect((await create(brewer, key)).status).toBe(201)
  })

  test("is the member's own: another member's same key is another key", async () => {
    const key = randomUUID()
    await create(brewer, key)
    const other = await api.signUp()
    const { body: theirs } = await exampleOf(id, api, other)
    const answer = await api.call("POST", `/v1/${table}`, {
      ...other,
      body: theirs,
      headers: { "idempotency-key": key },
    })
    expect([answer.status, answer.headers.has("idempotency-replayed")]).toEqual([201, false])
  })
})

test("a POST that tells the identity provider keeps no answer: it runs in no transaction, and repeats harmlessly", async () => {
  const admin = await api.signUp({ roles: ["admin"] })
  for (const id of ["disableUser", "enableUser", "signOutEverywhere"]) {
    const { path } = await exampleOf(id, api, admin)
    const { status } = await api.call("POST", path, {
      ...admin,
      headers: { "idempotency-key": randomUUID() },
    })
    expect(status, id).toBe(204)
    expect(await api.asOwner("select from idempotency_keys where route = $1", [id]), id).toEqual([])
  }
})

test("without a key every request is one of its own", async () => {
  const brewer = await api.signUp()
  const [one, other] = [
    await api.call("POST", "/v1/recipes", { ...brewer, body: aRecipe }),
    await api.call("POST", "/v1/recipes", { ...brewer, body: aRecipe }),
  ]
  expect(one.headers.get("location")).not.toBe(other.headers.get("location"))
})
