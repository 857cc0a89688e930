import { Logger, runOnce } from "graphile-worker"
import type pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openPool } from "../../../src/platform/postgres/connection.ts"
import { openedDatabase, type OpenedDatabase } from "./opened-database.ts"

let opened: OpenedDatabase
let application: pg.Pool

beforeAll(async () => {
  opened = await openedDatabase()
  application = openPool({ login: { kind: "url", url: opened.url }, applicationName: "rights" }, () => {})
})
afterAll(async () => {
  await application.end()
  await opened.stop()
})

const forbidden = { code: "42501" } // insufficient_privilege

describe("the application's login", () => {
  test.for([
    "create table brasse_bouillon.mine (id int)",
    "create schema mine",
    "create table public.mine (id int)",
    "alter table members add column mine int",
    "alter table members disable trigger all",
    "drop table members",
    "truncate members",
    "create index on members (locale)",
    "drop schema brasse_bouillon cascade",
    "select * from migrations.applied",
    "update migrations.checksums set sha256 = ''",
    "alter table graphile_worker._private_jobs disable row level security",
    "drop function graphile_worker.add_job",
    "insert into graphile_worker.migrations (id) values (1000)",
    "set role brasse_bouillon_owner",
    "create role mine",
  ])("may not: %s", async (statement) => {
    await expect(application.query(statement)).rejects.toMatchObject(forbidden)
  })

  test("owns nothing and has no privilege beyond its group's", async () => {
    const { rows } = await application.query(`
      select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls,
        exists (select from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = current_user`)
    expect(rows).toEqual([
      { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false, owns: false },
    ])
  })

  test("may read and write rows of every table that a later migration adds, and draw from its sequences", async () => {
    await opened.owner.query("create table later (id bigserial primary key, n int)")
    await application.query("insert into later (n) values (1)")
    await application.query("update later set n = 2")
    expect((await application.query("delete from later returning n")).rows).toEqual([{ n: 2 }])
  })

  test("may leave jobs and run them, as the worker does", async () => {
    const seen: unknown[] = []
    await application.query("select from graphile_worker.add_job('later', '{\"hop\":1}', queue_name := 'q')")
    await runOnce({
      pgPool: application,
      logger: new Logger(() => () => {}),
      taskList: { later: async (payload) => void seen.push(payload) },
    })
    expect(seen).toEqual([{ hop: 1 }])
    // graphile-worker writes down the end of a job without waiting for it.
    await expect
      .poll(async () => (await application.query("select 1 from graphile_worker.jobs")).rows)
      .toEqual([])
  })
})

describe("rows", () => {
  test("note the transaction that wrote them last, whoever forgets to", async () => {
    const id = "01920000-0000-7000-8000-000000000001"
    const { rows: inserted } = await application.query(
      `insert into members (id, firebase_uid, roles_known_at, created_at, updated_at)
       values ($1, 'u', now(), now(), now()) returning xid::text, pg_current_xact_id()::text as now`,
      [id],
    )
    expect(inserted[0]?.xid).toBe(inserted[0]?.now)
    const { rows: updated } = await application.query(
      "update members set locale = 'en' where id = $1 returning xid::text, pg_current_xact_id()::text as now",
      [id],
    )
    expect(updated[0]?.xid).toBe(updated[0]?.now)
    expect(updated[0]?.xid).not.toBe(inserted[0]?.xid)
  })
})
