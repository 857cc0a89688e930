import { randomUUIDv7 } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { Problem } from "../../src/http/define.ts"
import { recipeXml } from "../formats/beerxml-file.ts"
import { databaseContents } from "../support/database-contents.ts"
import { contractBreaches } from "../support/declared-answer.ts"
import { exampleOf } from "../support/examples.ts"
import { type DeclaredOperation, jsonWrites, writes } from "../support/operations.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
})

const longAgo = "1999-12-31T23:59:59.000Z"
const somebody = randomUUIDv7()

/** What the server alone decides, with values that would show. */
const serverOwned: Readonly<Record<string, unknown>> = {
  id: somebody,
  ownerId: somebody,
  owner_id: somebody,
  memberId: somebody,
  userId: somebody,
  uid: "somebody-else",
  firebaseUid: "somebody-else",
  version: 424_242_424,
  schemaVersion: 424_242_424,
  createdAt: longAgo,
  updatedAt: longAgo,
  deletedAt: longAgo,
  disabledAt: longAgo,
  tokensValidAfter: longAgo,
  identityState: "deleted",
  roles: ["admin"],
  isAdmin: true,
  state: "archived",
  startedAt: longAgo,
  completedAt: longAgo,
  dueAt: longAgo,
  readAt: longAgo,
  steps: [],
  currentStepId: somebody,
  recipe: { name: "Somebody else's" },
  estimates: { originalGravity: 9 },
  xid: "1",
}

/** Where a name of that list is the client's to say. */
const clientOwned: Readonly<Record<string, readonly string[]>> = {
  calculateStarter: ["steps"],
  addMeasurement: ["id"],
  addNote: ["id"],
  addTasting: ["id"],
  createBatch: ["id"],
  createReminder: ["id", "dueAt"],
  extendStep: ["dueAt"],
  patchReminder: ["dueAt"],
  putUserRoles: ["roles"],
  splitBatch: ["id"],
}

const named = (list: readonly DeclaredOperation[]) =>
  list.map((operation) => [operation.id, operation] as const)

const callerOf = async ({ zone }: DeclaredOperation): Promise<Brewer> => {
  if (zone === "internal") return { uid: "scheduler", token: await api.mintForInvoker() }
  const caller = await api.signUp(zone === "admin" ? { roles: ["admin"] } : {})
  await api.idOf(caller)
  return caller
}

/** How many rows of the database say something of what a client tried to set. */
const traces = async (): Promise<number> => {
  const tables = Object.keys(await databaseContents(api))
  const counts = tables.map(
    (table) => `select count(*) as rows from ${table} as r where to_jsonb(r)::text ~ $1`,
  )
  const sum = `select sum(rows)::int as total from (${counts.join(" union all ")}) as counted`
  const [row] = await api.asOwner(sum, [
    `1999-12-31|\\y424242424\\y|somebody-else|Somebody else's|${somebody}`,
  ])
  return Number(row?.["total"])
}

describe.each(named(jsonWrites))("%s", (id, operation) => {
  test("refuses every field that is the server's, and names them all", async () => {
    const caller = await callerOf(operation)
    const example = await exampleOf(id, api, caller)
    const own = clientOwned[id] ?? []
    const given = Object.entries(serverOwned).filter(([name]) => !own.includes(name))
    const body = { ...(example.body as object), ...Object.fromEntries(given) }
    const before = await databaseContents(api)
    const answer = await api.call(operation.method, example.path, { ...caller, ...example, body })
    expect(answer.status).toBe(422)
    const errors = Problem.parse(answer.json).errors ?? []
    const unknown = errors.flatMap(({ path, code }) => (code === "unknown_field" ? [path] : []))
    expect(unknown.toSorted()).toEqual(given.map(([name]) => name).toSorted())
    expect(await databaseContents(api)).toEqual(before)
  })
})

const bodiless = writes.filter(({ spec }) => spec.body === undefined && spec.rawBody === undefined)

describe.each(named(bodiless))("%s", (id, operation) => {
  test("refuses a body, which it does not have, and does nothing", async () => {
    const caller = await callerOf(operation)
    const example = await exampleOf(id, api, caller)
    const before = await databaseContents(api)
    const answer = await api.call(operation.method, example.path, {
      ...caller,
      ...example,
      body: serverOwned,
    })
    expect(answer).toMatchObject({ status: 422, json: { code: "unexpected_body" } })
    expect(contractBreaches(operation, answer)).toEqual([])
    expect(await databaseContents(api)).toEqual(before)
  })

  test("takes no field from a query that it does not have", async () => {
    const caller = await callerOf(operation)
    const example = await exampleOf(id, api, caller)
    const query = `ownerId=${somebody}&version=424242424&state=archived&createdAt=${longAgo}&roles=admin`
    const path = `${example.path}?${query}`
    const answer = await api.call(operation.method, path, { ...caller, ...example })
    expect(answer.status).toBeLessThan(300)
    expect(contractBreaches(operation, answer)).toEqual([])
    expect(answer.text).not.toMatch(/1999-12-31|424242424|somebody-else/)
    expect(await traces()).toBe(0)
  })
})

test("a recipe file decides neither whose its recipes are, nor their ids and versions", async () => {
  const brewer = await api.signUp()
  const file = recipeXml({
    ID: somebody,
    OWNER_ID: somebody,
    OWNERID: somebody,
    VERSION: "424242424",
    VISIBILITY: "public",
    CREATED_AT: longAgo,
    ROLES: "admin",
  })
  const answer = await api.call("POST", "/v1/recipes/import", {
    ...brewer,
    body: file,
    headers: { "content-type": "application/xml" },
  })
  expect(answer.status).toBe(201)
  const [row] = await api.asOwner(
    "select id, owner_id, version, visibility, created_at > now() - interval '1 hour' as fresh from recipes where owner_id = $1",
    [await api.idOf(brewer)],
  )
  expect(row).toMatchObject({ version: 1, visibility: "private", fresh: true })
  expect(row?.["id"]).not.toBe(somebody)
  expect(await api.asOwner("select 1 from recipes where id = $1 or owner_id = $1", [somebody])).toEqual([])
})
