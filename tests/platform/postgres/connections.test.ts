import { connect, createServer, type Socket } from "node:net"
import { sql as raw } from "kysely"
import pg from "pg"
import { afterEach, describe, expect, test } from "vitest"
import { addressOf, type DatabaseLogin } from "../../../src/platform/postgres/connection.ts"
import { DatabaseUnavailable } from "../../../src/platform/postgres/database-unavailable.ts"
import { type DatabaseOptions, openDatabase } from "../../../src/platform/postgres/database.ts"
import { isDatabaseReady } from "../../../src/platform/postgres/health.ts"
import { iamPassword } from "../../../src/platform/postgres/iam-password.ts"
import { waitForDatabase } from "../../../src/platform/postgres/wait-for-database.ts"
import { services } from "../../support/services.ts"
import { askForPassword, greetAsPostgres, silentServer } from "../../support/silent-server.ts"
import { openedDatabase, type OpenedDatabase } from "./opened-database.ts"

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const opened = async (options: Partial<DatabaseOptions> = {}): Promise<OpenedDatabase> => {
  const database = await openedDatabase(options)
  stops.push(database.stop)
  return database
}

describe("a session", () => {
  test("has our timeouts, our schema and our name", async () => {
    const { db } = await opened({
      statementTimeoutMs: 7_000,
      lockTimeoutMs: 3_000,
      idleInTransactionTimeoutMs: 9_000,
    })
    const { rows } = await raw`
      select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
        current_setting('idle_in_transaction_session_timeout') as idle, current_setting('search_path') as path,
        current_setting('application_name') as name`.execute(db.sql)
    expect(rows).toEqual([{ statement: "7s", lock: "3s", idle: "9s", path: "brasse_bouillon", name: "test" }])
  })

  test("reads bigint as number, timestamptz as Date, and numeric and date as written", async () => {
    const { db } = await opened()
    const { rows } = await raw`
      select 9007199254740991::int8 as big, '2026-11-23T08:00:00+01'::timestamptz as at, 12.30::numeric as price,
        '2026-11-23'::date as day`.execute(db.sql)
    const at = new Date("2026-11-23T07:00:00Z")
    expect(rows).toEqual([{ big: 9007199254740991, at, price: "12.30", day: "2026-11-23" }])
    await expect(raw`select 9007199254740993::int8`.execute(db.sql)).rejects.toThrow(RangeError)
  })

  test("keeps the keys of stored documents as they are, and gives columns in camel case", async () => {
    const { db } = await opened()
    const { rows } = await raw`select '{"snake_key": {"in_it": 1}}'::jsonb as some_document`.execute(db.sql)
    expect(rows).toEqual([{ someDocument: { snake_key: { in_it: 1 } } }])
  })
})

describe("limits", () => {
  test("a statement that takes too long is given up", async () => {
    const { db } = await opened({ statementTimeoutMs: 100 })
    await expect(raw`select pg_sleep(10)`.execute(db.sql)).rejects.toThrow(DatabaseUnavailable)
  })

  test("a lock that is not to be had in time is given up", async () => {
    const { db, owner } = await opened({ lockTimeoutMs: 100 })
    const holder = await owner.connect()
    await holder.query("begin; lock table members in access exclusive mode")
    await expect(raw`select 1 from members`.execute(db.sql)).rejects.toThrow(DatabaseUnavailable)
    await holder.query("rollback")
    holder.release()
  })

  test("the pool never holds more connections than it may", async () => {
    const { db, owner } = await opened({ poolMax: 2, applicationName: "two-at-most" })
    await Promise.all(Array.from({ length: 20 }, () => raw`select pg_sleep(0.005)`.execute(db.sql)))
    const { rows } = await owner.query(
      "select 1 from pg_stat_activity where application_name = 'two-at-most'",
    )
    expect(rows).toHaveLength(2)
  })

  test("a request that finds no free connection in time is told so, and the next one is served", async () => {
    const { db } = await opened({ poolMax: 1, connectTimeoutMs: 100 })
    const release = Promise.withResolvers<void>()
    const holder = db.transaction(async () => release.promise)
    await expect(raw`select 1`.execute(db.sql)).rejects.toThrow(DatabaseUnavailable)
    release.resolve()
    await holder
    await expect(raw`select 1`.execute(db.sql)).resolves.toBeDefined()
  })
})

describe("an outage", () => {
  test("a database that is not there is an outage, not a defect", async () => {
    const db = openDatabase({
      login: { kind: "url", url: `postgres://nobody@127.0.0.1:${await deadPort()}/x` },
      applicationName: "test",
    })
    await expect(raw`select 1`.execute(db.sql)).rejects.toThrow(DatabaseUnavailable)
    await expect(db.transaction(async () => 1)).rejects.toThrow(DatabaseUnavailable)
    expect(await isDatabaseReady(db)).toBe(false)
    await db.close()
  })

  test("a login whose token is not to be had is one too, and a start waits for it", async () => {
    const server = await silentServer(askForPassword)
    const login: DatabaseLogin = {
      kind: "host",
      host: "127.0.0.1",
      port: server.port,
      database: "x",
      user: "x",
      password: iamPassword(() => Promise.reject(new Error("no metadata server")), { now: () => new Date() }),
    }
    const db = openDatabase({ login, applicationName: "test" })
    await expect(raw`select 1`.execute(db.sql)).rejects.toThrow(DatabaseUnavailable)
    await expect(waitForDatabase({ login, log: () => {}, timeoutMs: 300 })).rejects.toThrow("did not answer")
    await db.close()
    await server.stop()
  })

  test("connections that are cut fail what they carry, and the next query has a new one", async () => {
    const lost: string[] = []
    const { db } = await opened({ applicationName: "cut-me", onWarning: (event) => lost.push(event) })
    const admin = new pg.Pool({ connectionString: services().database.admin })
    stops.push(() => admin.end())
    const cut = () =>
      admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut-me'")

    const busy = raw`select pg_sleep(10)`.execute(db.sql)
    const failure = busy.catch((error: unknown) => error)
    await expect.poll(async () => (await cut()).rowCount).toBeGreaterThan(0)
    expect(await failure).toBeInstanceOf(DatabaseUnavailable)

    const between = db.transaction(async (tx) => {
      await cut()
      await raw`select 1`.execute(tx)
    })
    await expect(between).rejects.toThrow(DatabaseUnavailable)

    await raw`select 1`.execute(db.sql)
    await cut()
    await expect.poll(() => lost).toContain("database.idle_connection_lost")
    expect(await isDatabaseReady(db)).toBe(true)
  })

  test("readiness does not wait for a database that hangs", async () => {
    const { port, stop } = await silentServer()
    const db = openDatabase({
      login: { kind: "host", host: "127.0.0.1", port, database: "x", user: "x", password: "x" },
      applicationName: "test",
      connectTimeoutMs: 500,
    })
    expect(await isDatabaseReady(db, 50)).toBe(false)
    await db.close()
    await stop()
  })

  test("a server that falls silent is given up after the statement's time and 2 s, and its connection with it", async () => {
    const silent = await silentServer(greetAsPostgres)
    const db = openDatabase({
      login: { kind: "url", url: `postgres://me@127.0.0.1:${silent.port}/x` },
      applicationName: "test",
      poolMax: 1,
      statementTimeoutMs: 100,
    })
    const startedAt = performance.now()
    await expect(raw`select 1`.execute(db.sql)).rejects.toThrow(DatabaseUnavailable)
    await expect(db.transaction(async () => 1)).rejects.toThrow(DatabaseUnavailable)
    expect(performance.now() - startedAt).toBeLessThan(2 * 2_100 + 1_000)
    expect(silent.connections()).toBe(2)
    await db.close()
    await silent.stop()
  })

  test("an answer that is overdue in a transaction is not waited for once more to roll back", async () => {
    const { url } = await opened()
    const door = new URL(url)
    const inners: Socket[] = []
    const silent = await silentServer((socket) => {
      const inner = connect(Number(door.port), "127.0.0.1")
      inners.push(inner)
      inner.on("error", () => {})
      socket.pipe(inner).pipe(socket)
    })
    const target = new URL(url)
    target.port = String(silent.port)
    const db = openDatabase({
      login: { kind: "url", url: target.href },
      applicationName: "test",
      statementTimeoutMs: 100,
    })
    const startedAt = performance.now()
    const transaction = db.transaction(async (tx) => {
      await raw`select 1`.execute(tx)
      for (const inner of inners) inner.unpipe()
      await raw`select 2`.execute(tx)
    })
    await expect(transaction).rejects.toThrow(DatabaseUnavailable)
    expect(performance.now() - startedAt).toBeLessThan(3_500)
    await db.close()
    for (const inner of inners) inner.destroy()
    await silent.stop()
  })

  test("a mistake of ours stays a mistake", async () => {
    const { db } = await opened()
    await expect(raw`select nonsense`.execute(db.sql)).rejects.toMatchObject({ code: "42703" })
  })
})

describe("an address", () => {
  test("is told without the login's secrets", () => {
    expect(addressOf({ kind: "url", url: "postgres://me:secret@db.example:6543/x" })).toBe("db.example:6543")
    expect(addressOf({ kind: "url", url: "postgres://me:secret@db.example/x" })).toBe("db.example:5432")
    const socket = {
      kind: "host",
      host: "/cloudsql/p:r:i",
      database: "x",
      user: "u",
      password: "secret",
    } as const
    expect(addressOf(socket)).toBe("/cloudsql/p:r:i")
    expect(addressOf({ ...socket, host: "10.0.0.3" })).toBe("10.0.0.3:5432")
  })
})

const deadPort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === "object" && address ? address.port : 1
}
