import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { migrate, MigrationChanged } from "../../../src/platform/postgres/migrate.ts"
import { emptyDatabase, type EmptyDatabase } from "./empty-database.ts"

const ours = join(import.meta.dirname, "../../../migrations")

let database: EmptyDatabase
let directory: string
let said: string[]

beforeEach(async () => {
  database = await emptyDatabase()
  directory = await mkdtemp(join(tmpdir(), "migrations-"))
  said = []
  await cp(join(ours, "0001_foundation.sql"), join(directory, "0001_foundation.sql"))
})
afterEach(async () => {
  await database.drop()
  await rm(directory, { recursive: true })
})

const run = (from = directory) =>
  migrate({
    login: { kind: "url", url: database.ownerUrl },
    directory: from,
    log: (message) => said.push(message),
    lockTimeoutMs: 300,
  })

/** Holds a table in a transaction that ends when it is told to: by reading it, unless another lock is named. */
const holding = async (table: string, mode = "access share"): Promise<() => Promise<void>> => {
  const holder = new pg.Client({ connectionString: database.ownerUrl })
  await holder.connect()
  await holder.query(`begin isolation level repeatable read; lock table ${table} in ${mode} mode; select 1`)
  return () => holder.end()
}

const isValid = async (index: string): Promise<unknown> =>
  (await database.query(`select indisvalid from pg_index where indexrelid = '${index}'::regclass`))[0]?.[
    "indisvalid"
  ]

const write = (name: string, sql: string) => writeFile(join(directory, name), sql)

describe("migrate", () => {
  test("brings an empty database up to this release, and a second run finds nothing to do", async () => {
    const names = (await readdir(ours))
      .filter((name) => name.endsWith(".sql"))
      .map((name) => name.slice(0, -4))
    expect(await run(ours)).toEqual({ applied: names.toSorted(), known: 0 })
    expect(await run(ours)).toEqual({ applied: [], known: names.length })
  })

  test("started twice at once does the work once: one waits, and says so", async () => {
    const reports = await Promise.all([run(ours), run(ours)])
    const applied = reports.map((report) => report.applied.length)
    expect(Math.min(...applied)).toBe(0)
    expect(said).toContain("another migration is running: waiting for it to finish")
    expect(said.filter((line) => line === "migrated 0001_foundation")).toHaveLength(1)
  })

  test("runs what came since, in the order of the numbers", async () => {
    await run()
    await write("0003_b.sql", "alter table hops add column grams int;")
    await write("0002_a.sql", "create table hops (id int);")
    expect(await run()).toEqual({ applied: ["0002_a", "0003_b"], known: 1 })
  })

  test("refuses a file that changed after it ran, names it, and touches nothing", async () => {
    await write("0002_a.sql", "create table hops (id int);")
    await run()
    await write("0002_a.sql", "create table hops (id bigint);")
    await write("0003_b.sql", "create table malts (id int);")
    await expect(run()).rejects.toThrow(MigrationChanged)
    await expect(run()).rejects.toThrow("0002_a changed after having run here")
    expect(await database.query("select to_regclass('malts') as malts")).toEqual([{ malts: null }])
  })

  test("takes a file with other line ends for the same file", async () => {
    await write("0002_a.sql", "create table hops (\n  id int\n);\n")
    await run()
    const text = await readFile(join(directory, "0002_a.sql"), "utf8")
    await write("0002_a.sql", text.replaceAll("\n", "\r\n"))
    expect(await run()).toEqual({ applied: [], known: 2 })
  })

  test("leaves nothing of a migration that fails, keeps those before it, and goes on once it is mended", async () => {
    await write("0002_a.sql", "create table hops (id int);")
    await write("0003_b.sql", "create table malts (id int); select nonsense;")
    await expect(run()).rejects.toThrow('column "nonsense" does not exist')
    const tables = "select to_regclass('hops')::text as hops, to_regclass('malts')::text as malts"
    expect(await database.query(tables)).toEqual([{ hops: "hops", malts: null }])

    await write("0003_b.sql", "create table malts (id int);")
    expect(await run()).toEqual({ applied: ["0003_b"], known: 2 })
  })

  test("fails rather than wait behind a lock, for everyone would wait behind it", async () => {
    await write("0002_a.sql", "create table hops (id int);")
    await run()
    await write("0003_b.sql", "alter table hops add column grams int;")
    const done = await holding("brasse_bouillon.hops")
    await expect(run()).rejects.toMatchObject({ code: "55P03" })
    await done()
    expect((await run()).applied).toEqual(["0003_b"])
  })

  test("fails likewise where graphile-worker's own migrations would wait", async () => {
    await run()
    await database.query(
      "delete from graphile_worker.migrations where id = (select max(id) from graphile_worker.migrations)",
    )
    const done = await holding("graphile_worker.migrations", "share")
    await expect(run()).rejects.toMatchObject({ code: "55P03" })
    await done()
  })

  test("waits as long as it takes in a file without a transaction: nobody waits behind it", async () => {
    await write("0002_a.sql", "create table hops (id int);")
    await run()
    await write("0003_b.sql", "-- no transaction\ncreate index concurrently hops_id on hops (id);\n")
    await write("0004_c.sql", "alter table hops add column grams int;")
    const done = await holding("brasse_bouillon.hops")
    const report = run()
    await sleep(1_000)
    await done()
    expect((await report).applied).toEqual(["0003_b", "0004_c"])
    await write("0005_d.sql", "alter table hops add column alpha int;")
    const again = await holding("brasse_bouillon.hops")
    await expect(run()).rejects.toMatchObject({ code: "55P03" })
    await again()
  })

  test("does not take an index whose building failed for built, and says what to do", async () => {
    await write("0002_a.sql", "create table hops (id int); insert into hops values (1), (1);")
    await write(
      "0003_b.sql",
      "-- no transaction\ncreate unique index concurrently if not exists hops_id on hops (id);\n",
    )
    await expect(run()).rejects.toMatchObject({ code: "23505" })
    await database.query("truncate hops")
    await expect(run()).rejects.toThrow(
      "drop index concurrently brasse_bouillon.hops_id; then run migrate again",
    )
    await database.query("drop index concurrently brasse_bouillon.hops_id")
    expect((await run()).applied).toEqual(["0003_b"])
    expect(await isValid("hops_id")).toBe(true)
  })

  test("builds an index concurrently while a second one waits for its turn", async () => {
    await write("0002_a.sql", "create table hops (id int);")
    await run()
    await write("0003_b.sql", "-- no transaction\ncreate index concurrently hops_id on hops (id);\n")
    const done = await holding("brasse_bouillon.hops")
    const reports = Promise.all([run(), run()])
    await expect.poll(() => said).toContain("another migration is running: waiting for it to finish")
    await done()
    expect((await reports).map(({ applied }) => applied.join()).toSorted()).toEqual(["", "0003_b"])
  })

  test("builds an index concurrently in a file that asks for no transaction", async () => {
    await write("0002_a.sql", "create table hops (id int);")
    await write(
      "0003_b.sql",
      "-- no transaction\n-- Many hops.\ncreate index concurrently hops_id on hops (id);\n",
    )
    expect((await run()).applied).toEqual(["0001_foundation", "0002_a", "0003_b"])
    expect((await run()).applied).toEqual([])
    expect(await isValid("hops_id")).toBe(true)
  })

  test("refuses a name without its number, and a number that is taken", async () => {
    await write("add_hops.sql", "select 1;")
    await expect(run()).rejects.toThrow("a migration is named 0042_what_it_does.sql")
    await rm(join(directory, "add_hops.sql"))
    await write("0001_other.sql", "select 1;")
    await expect(run()).rejects.toThrow("share a number")
  })

  test("refuses a file that is numbered before one that has run", async () => {
    await write("0003_b.sql", "create table malts (id int);")
    await run()
    await write("0002_a.sql", "create table hops (id int);")
    await expect(run()).rejects.toThrow("0002_a")
  })

  test("of an earlier release leaves a later schema alone", async () => {
    await write("0002_a.sql", "create table hops (id int);")
    await run()
    await rm(join(directory, "0002_a.sql"))
    expect(await run()).toEqual({ applied: [], known: 1 })
  })
})
