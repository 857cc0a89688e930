import { Client } from "pg"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { DatabaseUnavailable } from "../../../src/platform/postgres/database-unavailable.ts"
import { openDatabase, prepareQuery } from "../../../src/platform/postgres/database.ts"
import { services } from "../../support/services.ts"
import { openedDatabase, type OpenedDatabase } from "./opened-database.ts"
import { greetAsPostgres, silentServer } from "../../support/silent-server.ts"

const applicationName = "pipelined"

let opened: OpenedDatabase
beforeEach(async () => {
  opened = await openedDatabase({ applicationName })
  await opened.owner.query(`
    insert into members (id, firebase_uid, display_name, roles_known_at, created_at, updated_at)
    select gen_random_uuid(), 'u' || i, 'name ' || i, now(), now(), now() from generate_series(1, 100) i`)
})
afterEach(() => opened.stop())

const nameOf = prepareQuery((sql, { uid }: { uid: string }) =>
  sql.selectFrom("members").select("displayName").where("firebaseUid", "=", uid),
)
const some = prepareQuery((sql, { limit }: { limit: number }) =>
  sql.selectFrom("members").select("displayName").limit(limit),
)

const read = async (number: number) => (await opened.db.rows(nameOf, { uid: `u${number}` }))[0]?.displayName
const numbers = Array.from({ length: 100 }, (_, index) => index + 1)

const connections = async (): Promise<readonly { pid: number }[]> =>
  (
    await opened.owner.query("select pid from pg_stat_activity where application_name = $1", [
      applicationName,
    ])
  ).rows

/** As a restart of the database does: only an administrator may. */
const cut = async (pid: number | undefined): Promise<void> => {
  const admin = new Client({ connectionString: services().database.admin })
  await admin.connect()
  await admin.query("select pg_terminate_backend($1)", [pid])
  await admin.end()
}

describe("reads that come at once", () => {
  test("each get their own answer, over one connection", async () => {
    expect(await Promise.all(numbers.map(read))).toEqual(numbers.map((number) => `name ${number}`))
    expect(await connections()).toHaveLength(1)
  })

  test("fail alone, and leave the connection as it was", async () => {
    await read(1)
    const before = await connections()
    const answers = await Promise.allSettled([
      read(1),
      opened.db.rows(some, { limit: Number.NaN }),
      read(2),
      opened.db.rows(some, { limit: -1 }),
      read(3),
    ])
    expect(answers).toMatchObject([
      { status: "fulfilled", value: "name 1" },
      { status: "rejected", reason: { code: "22P02" } },
      { status: "fulfilled", value: "name 2" },
      { status: "rejected", reason: { code: "2201W" } },
      { status: "fulfilled", value: "name 3" },
    ])
    expect(await connections()).toEqual(before)
  })

  test("say in their stack who asked", async () => {
    const failure = await opened.db.rows(some, { limit: -1 }).catch((error: Error) => error)
    expect(failure).toHaveProperty("stack", expect.stringContaining("pipelined-reads"))
  })
})

describe("a connection that breaks", () => {
  test("is an outage for the reads under way, and the next read has a new one", async () => {
    await read(1)
    const [old] = await connections()
    const holder = await opened.owner.connect()
    try {
      await holder.query("begin; lock table members in access exclusive mode")
      const underWay = Promise.allSettled(numbers.slice(0, 5).map(read))
      await expect
        .poll(async () => (await holder.query("select 1 from pg_locks where not granted")).rowCount)
        .toBeGreaterThan(0)
      await cut(old?.pid)
      for (const { reason } of (await underWay) as PromiseRejectedResult[]) {
        expect(reason).toBeInstanceOf(DatabaseUnavailable)
      }
    } finally {
      holder.release(true)
    }
    expect(await Promise.all(numbers.map(read))).toEqual(numbers.map((number) => `name ${number}`))
    expect(await connections()).not.toContainEqual(old)
  })

  test("between reads goes unnoticed", async () => {
    await read(1)
    const [old] = await connections()
    await cut(old?.pid)
    await expect.poll(() => read(2).catch(() => "not yet")).toBe("name 2")
    expect(await read(3)).toBe("name 3")
  })

  test("that says nothing any more is given up after the statement's time and 2 s", async () => {
    const silent = await silentServer(greetAsPostgres)
    const url = `postgres://me@127.0.0.1:${silent.port}/x`
    const db = openDatabase({ login: { kind: "url", url }, applicationName, statementTimeoutMs: 100 })
    const startedAt = performance.now()
    const answers = await Promise.allSettled([1, 2, 3].map(() => db.rows(some, { limit: 1 })))
    for (const { reason } of answers as PromiseRejectedResult[]) {
      expect(reason).toBeInstanceOf(DatabaseUnavailable)
    }
    expect(performance.now() - startedAt).toBeLessThan(3_500)
    await db.close()
    await silent.stop()
  })
})

test("reads find out by themselves that a migration has changed a table", async () => {
  const all = prepareQuery((sql, { uid }: { uid: string }) =>
    sql.selectFrom("members").selectAll().where("firebaseUid", "=", uid),
  )
  await opened.db.rows(all, { uid: "u1" })
  await opened.owner.query("alter table members add column favourite text default 'stout'")
  expect(await opened.db.rows(all, { uid: "u1" })).toMatchObject([{ displayName: "name 1" }])
})

test("closing lets reads that are under way end", async () => {
  const { url } = opened
  const db = openDatabase({ login: { kind: "url", url }, applicationName: "closing" })
  const reads = Promise.all(numbers.map((number) => db.rows(nameOf, { uid: `u${number}` })))
  await db.close()
  expect(await reads).toHaveLength(100)
})
