import { randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { Client } from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { chooseRestore } from "../../scripts/restore-drill/choose-restore.ts"
import { differences, sequencesBetween } from "../../scripts/restore-drill/compare.ts"
import { drill } from "../../scripts/restore-drill/drill.ts"
import { fill } from "../../scripts/restore-drill/fill.ts"
import { startOwnSource } from "../../scripts/restore-drill/own-source.ts"
import { beginReading, readPortrait } from "../../scripts/restore-drill/portrait.ts"
import type { Restore } from "../../scripts/restore-drill/restored.ts"
import { examine, type Source } from "../../scripts/restore-drill/source.ts"
import { memoryLiveStore } from "../../src/platform/memory/live-store.ts"
import type { LiveStore } from "../../src/features/live/index.ts"
import { freshDatabase, type TestDatabase } from "../support/database.ts"
import { requires } from "../support/requires.ts"
import { services } from "../support/services.ts"
import { otherPostgres, startOther } from "./other-postgres.ts"

let original: TestDatabase
let source: Source
beforeAll(async () => {
  original = await freshDatabase()
  await fill(original.url, 2)
  source = await examine(original.ownerUrl)
})
afterAll(() => original.drop())

const asAdmin = async <T>(database: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const url = new URL(services().database.admin)
  url.pathname = `/${database}`
  const client = new Client({ connectionString: url.href })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A restore that is quick, by a copy within the server, and that goes wrong in the way that `harm` says. */
const copyThat = (harm: string): Restore => ({
  how: "a copy within the server",
  run: async ({ url }) => {
    const [from, to] = [new URL(url).pathname.slice(1), `test_${randomUUID().replaceAll("-", "")}`]
    const portrait = await asAdmin(from, async (client) => {
      await beginReading(client)
      return readPortrait(client)
    })
    await asAdmin("postgres", (client) =>
      client.query(`create database ${to} template ${from} owner brasse_bouillon_owner`),
    )
    await asAdmin(to, (client) => client.query(`set search_path = brasse_bouillon; ${harm}`))
    const copy = new URL(services().database.admin)
    copy.pathname = `/${to}`
    return {
      original: portrait,
      sequencesAfter: portrait.sequences,
      url: copy.href,
      stop: () =>
        asAdmin("postgres", (client) => client.query(`drop database ${to} with (force)`)).then(
          () => undefined,
        ),
    }
  },
})

const drilled = async (restore: Restore, store: LiveStore = memoryLiveStore(), of = source) => {
  const report: string[] = []
  const wrong = await drill(of, { restore, store, storeName: "memory", say: (line) => report.push(line) })
  return { wrong, report: report.join("\n") }
}

test("a copy that is the same is a backup that restores", async () => {
  const { wrong, report } = await drilled(copyThat(""))
  expect(report).not.toContain("✗")
  expect(report).toContain("nothing to do")
  expect(report).toContain("6 live documents of 2 members")
  expect(wrong).toBe(0)
})

/** What the original would look like with a harm done to it, which is then undone. */
const portraitWith = (harm: string) =>
  asAdmin(new URL(source.url).pathname.slice(1), async (client) => {
    await beginReading(client)
    await client.query(`commit; begin; set local search_path = brasse_bouillon; ${harm}`)
    await client.query("set local search_path = pg_catalog")
    const portrait = await readPortrait(client)
    await client.query("rollback")
    return portrait
  })

test.each([
  [
    "a row that was changed",
    "update recipes set updated_at = now() where id = (select max(id::text)::uuid from recipes)",
    "table brasse_bouillon.recipes: 2 rows, and some of them differ",
  ],
  [
    "a row that is missing",
    "delete from measurements where id = (select max(id::text)::uuid from measurements)",
    "table brasse_bouillon.measurements: 2 rows, 1 in the copy",
  ],
  [
    "two rows that swapped a value",
    "update members set firebase_uid = case firebase_uid when 'drill-1' then 'x' else 'drill-1' end; update members set firebase_uid = 'drill-2' where firebase_uid = 'x'",
    "table brasse_bouillon.members: 2 rows, and some of them differ",
  ],
  [
    "a table that is missing",
    "drop table batch_notes cascade",
    "table brasse_bouillon.batch_notes: missing in the copy",
  ],
  [
    "a policy that is missing",
    "drop policy brasse_bouillon_app on graphile_worker._private_jobs",
    "policy brasse_bouillon_app of graphile_worker._private_jobs",
  ],
  [
    "default rights that were lost",
    "alter default privileges for role brasse_bouillon_owner in schema brasse_bouillon revoke select on tables from brasse_bouillon_app",
    "default rights in",
  ],
])("%s is a difference", async (_what, harm, line) => {
  const found = differences(await portraitWith(""), await portraitWith(harm))
  expect(found).toEqual(expect.arrayContaining([expect.stringContaining(line)]))
})

test("lost rights, a sequence that went back and a migration that is not what ran are found", async () => {
  const { wrong, report } = await drilled(
    copyThat(`
      revoke insert on members from brasse_bouillon_app;
      revoke select on notifications from brasse_bouillon_app;
      alter table recipes owner to brasse_bouillon_app;
      select setval('graphile_worker.jobs_id_seq1', 1);
      update migrations.checksums set sha256 = 'other' where name like '0004%'`),
  )
  expect(report).toContain("rights to brasse_bouillon.members: brasse_bouillon_app")
  expect(report).toContain("the application may not add to brasse_bouillon.members")
  expect(report).toContain("the application may not read brasse_bouillon.notifications")
  expect(report).toContain("the application may alter brasse_bouillon.recipes")
  expect(report).toMatch(/sequence graphile_worker.jobs_id_seq1: \d+; in the copy 1/)
  expect(report).toContain("0004_recipes changed after having run here")
  expect(wrong).toBeGreaterThan(5)
})

test("a sequence that moved while the backup was made is none, and one that moved otherwise is", () => {
  const [before, after] = [new Map([["s", "5"]]), new Map([["s", "9"]])]
  expect(sequencesBetween(before, after, new Map([["s", "7"]])).get("s")).toBe("7")
  expect(sequencesBetween(before, after, new Map([["s", "4"]])).get("s")).toBe("5")
  expect(sequencesBetween(before, after, new Map([["s", "unused"]])).get("s")).toBe("5")
})

test("a backup from before a migration is none the worse for it, and that is said", async () => {
  const older = await freshDatabase()
  try {
    const forget = `drop index ${[
      "reminders",
      "measurements",
      "batch_notes",
      "batch_photos",
      "batch_tastings",
    ]
      .map((table) => `brasse_bouillon.${table}_tombstones`)
      .join(", ")};
      delete from migrations.applied where name = '0016_tombstones';
      delete from migrations.checksums where name = '0016_tombstones'`
    const client = new Client({ connectionString: older.ownerUrl })
    await client.connect()
    await client.query(forget)
    await client.end()
    const { wrong, report } = await drilled(copyThat(""), memoryLiveStore(), await examine(older.ownerUrl))
    expect(report).toContain("the backup is older: 0016_tombstones ran on the copy")
    expect(wrong).toBe(0)
  } finally {
    await older.drop()
  }
})

test("live documents that are not those of the rows are found", async () => {
  const store = memoryLiveStore()
  const forgetful: LiveStore = {
    ...store,
    putIfNewer: async (path, document) =>
      path.includes("/notifications/") ? "written" : store.putIfNewer(path, { ...document, version: 99 }),
  }
  const { report } = await drilled(copyThat(""), forgetful)
  expect(report).toMatch(/document users\/drill-1\/notifications\/\S+: missing/)
  expect(report).toMatch(/document users\/drill-1\/batches\/\S+: version 99, the row has \d/)
})

test.each([
  ["no address", "nonsense", "DATABASE_URL is no address"],
  [
    "nobody there",
    "postgres://x:secret@127.0.0.1:1/y",
    "the database y at 127.0.0.1:1 can't be connected to",
  ],
])("%s is said in a sentence, without the password", async (_what, url, sentence) => {
  const refused = await examine(url).catch((error: unknown) => String(error))
  expect(refused).toContain(sentence)
  expect(refused).not.toContain("secret")
})

test("another database, and a login that sees a part only, are refused", async () => {
  await expect(examine(services().database.admin)).rejects.toThrow("has no schema brasse_bouillon")
  await expect(examine(original.url)).rejects.toThrow("take the one that owns the schema")
})

test("a server that is too new, and one that no pg_dump is for, are refused with what to do", async () => {
  const choice = { own: null, folder: tmpdir(), say: () => undefined, folders: [] }
  await expect(chooseRestore({ ...choice, source: { ...source, major: 18 } })).rejects.toThrow(
    "PostgreSQL 18",
  )
  await expect(chooseRestore({ ...choice, source })).rejects.toThrow(`postgresql-client-${source.major}`)
})

test("without pg_dump a database of the drill's own is copied physically", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "drill-test-"))
  const own = await startOwnSource(path.join(folder, "own"))
  const said: string[] = []
  try {
    const its = await examine(own.server.urls.owner)
    const restore = await chooseRestore({
      source: its,
      own,
      folder,
      say: (line) => said.push(line),
      folders: [],
    })
    const { wrong, report } = await drilled(restore, memoryLiveStore(), its)
    expect(said).toEqual([expect.stringContaining("a physical copy in place of a dump")])
    expect(report).toContain("9 live documents of 3 members")
    expect(wrong).toBe(0)
  } finally {
    await own.remove()
    await rm(folder, { recursive: true, force: true })
  }
})

requires(otherPostgres)("with a PostgreSQL that brings pg_dump", () => {
  test("a database is dumped and restored, by the login that owns its schema", async () => {
    const other = await startOther()
    const folder = await mkdtemp(path.join(tmpdir(), "drill-test-"))
    try {
      const its = await examine(other.urls.owner)
      const restore = await chooseRestore({ source: its, own: null, folder, say: () => undefined })
      const { wrong, report } = await drilled(restore, memoryLiveStore(), its)
      expect(report).toContain("a dump of pg_dump")
      expect(report).not.toContain("✗")
      expect(wrong).toBe(0)
    } finally {
      await other.stop()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
