import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
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
  })

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
    await write("0003_b.sql", "set local lock_timeout = '50ms'; alter table hops add column grams int;")
    const { default: pg } = await import("pg")
    const reader = new pg.Client({ connectionString: database.ownerUrl })
    await reader.connect()
    await reader.query("begin; select * from brasse_bouillon.hops")
    await expect(run()).rejects.toMatchObject({ code: "55P03" })
    await reader.query("commit")
    await reader.end()
    expect((await run()).applied).toEqual(["0003_b"])
  })

  test("builds an index concurrently in a file that asks for no transaction", async () => {
    await write("0002_a.sql", "create table hops (id int);")
    await write(
      "0003_b.sql",
      "-- no transaction\n-- Many hops.\ncreate index concurrently hops_id on hops (id);\n",
    )
    expect((await run()).applied).toEqual(["0001_foundation", "0002_a", "0003_b"])
    expect((await run()).applied).toEqual([])
    expect(
      await database.query("select indisvalid from pg_index where indexrelid = 'hops_id'::regclass"),
    ).toEqual([{ indisvalid: true }])
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
