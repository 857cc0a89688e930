import { randomUUID, randomUUIDv7 } from "node:crypto"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readConfig } from "../../src/config.ts"
import { purge } from "../../src/jobs/purge.ts"
import { recurringJobs } from "../../src/jobs/recurring-jobs.ts"
import { runTick } from "../../src/platform/jobs/run-tick.ts"
import { startWorker } from "../../src/platform/jobs/worker.ts"
import { makeLogger } from "../../src/platform/logging/logger.ts"
import { openPool } from "../../src/platform/postgres/connection.ts"
import { composeServices } from "../../src/services.ts"
import type { Member } from "../../src/shared/actor.ts"
import type { NotificationId } from "../../src/shared/ids.ts"
import { done, openStage, planned, type Stage } from "../features/stage.ts"
import { services } from "../support/services.ts"

let stage: Stage
let composed: ReturnType<typeof composeServices>
beforeAll(async () => {
  stage = await openStage()
  stage.clock.set(new Date())
  const config = readConfig({
    NODE_ENV: "test",
    PROJECT_ID: services().projectId,
    DATABASE_URL: stage.database.url,
    LIVE_STORE: "memory",
  })
  const log = makeLogger({ level: "ERROR", service: "tests", version: "0", stream: process.stdout })
  composed = composeServices(config, log)
})
afterAll(() => composed.close())

/** What of the purge of a name is left to do, a portion at a time. */
const purged = async (name: string, limit = 100): Promise<number> => {
  const found = composed.jobs.purges.find((one) => one.name === name)
  if (!found) throw new Error(`there is no purge of ${name}`)
  return found.portion(limit)
}

const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000)
const count = async (table: string, id: string, column = "id"): Promise<number> =>
  (await stage.asOwner(`select from ${table} where ${column}::text = $1`, [id])).length

describe("what is purged", () => {
  test("is told apart by its name", () => {
    const names = composed.jobs.purges.map(({ name }) => name)
    expect(names.length).toBeGreaterThan(5)
    expect(new Set(names).size).toBe(names.length)
  })

  test("holds every table with tombstones: a feature that adds one has to say how long they stay", async () => {
    const tables = await stage.asOwner(
      `select table_name from information_schema.columns
       where table_schema = 'brasse_bouillon' and column_name = 'deleted_at'`,
    )
    const names = tables.map(({ table_name }) =>
      String(table_name).replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    )
    expect(names).toContain("recipes")
    expect(composed.jobs.purges.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
  })

  test("comes back once an hour, each at a minute of its own", () => {
    const items = recurringJobs(composed.jobs)
    const minutes = items.map(({ match }) => String(match))
    expect(items.length).toBe(composed.jobs.purges.length)
    expect(new Set(minutes).size).toBe(items.length)
    for (const minute of minutes) expect(minute).toMatch(/^[1-5]?[0-9] \* \* \* \*$/)
  })
})

describe("a tombstone", () => {
  test("of a recipe stays for 90 days, and then goes with its versions", async () => {
    const brewer = await stage.newMember()
    const recipes = await Promise.all([0, 1, 2].map(() => stage.newRecipe(brewer)))
    const [old = "", young = "", alive = ""] = recipes.map(({ id }) => id)
    const remove = "update recipes set deleted_at = $1 where id = $2"
    await stage.asOwner(remove, [daysAgo(90.1), old])
    await stage.asOwner(remove, [daysAgo(89.9), young])
    expect(await count("recipe_versions", old, "recipe_id")).toBe(1)

    expect([await purged("recipes"), await purged("recipes")]).toEqual([1, 0])
    expect([await count("recipes", old), await count("recipe_versions", old, "recipe_id")]).toEqual([0, 0])
    expect(await count("recipe_ingredients", old, "recipe_id")).toBe(0)
    for (const id of [young, alive]) {
      expect(await count("recipes", id)).toBe(1)
      expect(await count("recipe_versions", id, "recipe_id")).toBe(1)
    }
  })

  test("of a batch stays for 90 days, and outlives its recipe no longer than that", async () => {
    const { brewer, batch } = await planned(stage)
    const { batch: alive } = await planned(stage)
    done(await stage.batches.delete(brewer, { batchId: batch.id, accepts: () => true }))
    expect(await purged("batches")).toBe(0)
    await stage.asOwner("update batches set deleted_at = $1 where id = $2", [daysAgo(91), batch.id])
    expect(await purged("batches")).toBe(1)
    expect([await count("batches", batch.id), await count("batches", alive.id)]).toEqual([0, 1])
  })
})

describe("an entry of the inbox", () => {
  let owner: Member
  beforeAll(async () => {
    owner = await stage.newMember()
  })

  const entry = async (createdDaysAgo: number, readDaysAgo: number | null): Promise<NotificationId> => {
    const id = randomUUIDv7() as NotificationId
    await stage.asOwner(
      `insert into notifications (id, owner_id, dedupe_key, kind, title, body, data, urgent, due_at, expires_at,
         read_at, created_at, updated_at)
       values ($1::uuid, $2, $1::text, 'step_due', $3, $3, '{}', false, $4, $4, $5, $4, $4)`,
      [
        id,
        owner.id,
        JSON.stringify({ fr: "C'est prêt", en: "It is done" }),
        daysAgo(createdDaysAgo),
        readDaysAgo === null ? null : daysAgo(readDaysAgo),
      ],
    )
    await stage.asOwner(
      `insert into push_deliveries (notification_id, installation_id, outcome, message_id, sent_at)
       values ($1, $2, 'sent', 'm', $3)`,
      [id, randomUUID(), daysAgo(createdDaysAgo)],
    )
    return id
  }

  test("goes 90 days after it was read, or after a year that nobody read it, and its deliveries with it", async () => {
    const read = await entry(400, 91)
    const readLately = await entry(400, 89)
    const unread = await entry(366, null)
    const unreadYoung = await entry(364, null)
    expect(await purged("readNotifications")).toBe(1)
    expect(await purged("unreadNotifications")).toBe(1)
    for (const [id, left] of [
      [read, 0],
      [unread, 0],
      [readLately, 1],
      [unreadYoung, 1],
    ] as const) {
      expect(await count("notifications", id)).toBe(left)
      expect(await count("push_deliveries", id, "notification_id")).toBe(left)
    }
  })

  test("takes its live document with it", async () => {
    const id = await entry(366, null)
    const path = `users/${owner.uid}/notifications/${id}`
    await stage.live.projectNotification({ ownerUid: owner.uid, notificationId: id })
    expect(await stage.store.read(path)).not.toBeNull()
    await stage.asOwner("delete from graphile_worker._private_jobs")
    await purged("unreadNotifications")
    expect(await stage.jobs("project_notification")).toMatchObject([
      { payload: { ownerUid: owner.uid, notificationId: id } },
    ])
    stage.clock.pass(2)
    await stage.live.projectNotification({ ownerUid: owner.uid, notificationId: id })
    expect(await stage.store.read(path)).toBeNull()
  })

  test("keeps what became of its push for 90 days", async () => {
    const [old, young] = [await entry(91, null), await entry(89, null)]
    await purged("pushDeliveries")
    expect(await count("push_deliveries", old, "notification_id")).toBe(0)
    expect(await count("push_deliveries", young, "notification_id")).toBe(1)
    expect(await count("notifications", old)).toBe(1)
  })
})

test("a job that gave up stays for 30 days, one that waits or runs for as long as it takes", async () => {
  await stage.asOwner("delete from graphile_worker._private_jobs")
  const add = async (columns: string): Promise<string> => {
    const [job] = await stage.asOwner("select (graphile_worker.add_job('boil')).id")
    await stage.asOwner(`update graphile_worker._private_jobs set ${columns} where id = $1`, [job?.["id"]])
    return String(job?.["id"])
  }
  const old = "run_at = now() - interval '31 days', updated_at = now() - interval '31 days'"
  await add(`${old}, attempts = 25, last_error = 'it broke'`)
  const kept = [
    await add("run_at = now() - interval '29 days', attempts = 25"),
    await add(`${old}, attempts = 24`),
    await add(`${old}, attempts = 25, locked_at = now(), locked_by = 'w'`),
  ]
  expect(await purged("jobsThatGaveUp")).toBe(1)
  const left = await stage.asOwner("select id from graphile_worker._private_jobs order by id")
  expect(left.map(({ id }) => String(id))).toEqual(kept)
  await stage.asOwner("delete from graphile_worker._private_jobs")
})

test("the heartbeats of workers that ended, and turns of documents that nobody writes, go after a day", async () => {
  await stage.asOwner("delete from job_workers")
  await stage.asOwner("delete from live_turns")
  const worker = (id: string, endedAt: Date | null) =>
    stage.asOwner("insert into job_workers (id, seen_at, ended_at) values ($1, $2, $3)", [
      id,
      daysAgo(3),
      endedAt,
    ])
  await worker("ended long ago", daysAgo(1.1))
  await worker("ended", daysAgo(0.9))
  await worker("runs", null)
  await stage.asOwner("insert into live_turns (path, taken_at) values ('a', $1), ('b', $2)", [
    daysAgo(1.1),
    daysAgo(0.9),
  ])
  expect([await purged("jobWorkers"), await purged("liveTurns")]).toEqual([1, 1])
  expect([await count("job_workers", "ended long ago"), await count("live_turns", "a", "path")]).toEqual([
    0, 0,
  ])
})

describe("the job of a purge", () => {
  test("takes a portion, and comes back until nothing is left, behind whatever else is due", async () => {
    await stage.asOwner("delete from graphile_worker._private_jobs")
    await stage.asOwner(
      `insert into idempotency_keys (scope, route, key, fingerprint, status, headers, expires_at)
       select 's', 'r', n::text, '', 200, '{}', now() - interval '1 minute' from generate_series(1, 1200) as n`,
    )
    const came: string[] = []
    const login = { kind: "url", url: stage.database.url } as const
    const pool = openPool({ login, applicationName: "purge-tests" }, () => undefined)
    const quiet = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {} }
    const run = purge(composed.jobs)
    const boil = (): void => void came.push("boil")
    const tasks = {
      boil,
      purge: async (...args: Parameters<typeof run>) => {
        came.push("purge")
        if (came.length === 1) await stage.asOwner("select graphile_worker.add_job('boil')")
        await run(...args)
      },
    }
    await stage.asOwner(
      `select graphile_worker.add_job('purge', '{"what":"idempotencyKeys"}', job_key => 'purge:idempotencyKeys')`,
    )
    const report = await runTick({
      pool,
      tasks: Object.keys(tasks),
      seconds: 15,
      signal: new AbortController().signal,
      lookEveryMs: 50,
      start: (onJob) => startWorker({ pool, tasks, log: quiet, concurrency: 1, pollEveryMs: 50, onJob }),
    })
    await pool.end()
    expect(report).toEqual({ done: 4, failed: 0, left: 0 })
    expect(came).toEqual(["purge", "boil", "purge", "purge"])
    expect(await stage.asOwner("select from idempotency_keys")).toEqual([])
  })
})
