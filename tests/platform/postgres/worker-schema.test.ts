import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { migrate } from "../../../src/platform/postgres/migrate.ts"
import { freshDatabase, type TestDatabase } from "../../support/database.ts"
import pg from "pg"

let database: TestDatabase
let owner: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const planOf = async (query: string): Promise<string> => {
  const { rows } = await owner.query<{ "QUERY PLAN": string }>(`explain ${query}`)
  return rows.map((row) => row["QUERY PLAN"]).join("\n")
}

const jobs = "graphile_worker._private_jobs"

/** However many wait for their time: the ways in which a worker, a tick, a heartbeat and an administrator ask. */
const questions = {
  brasse_bouillon_due: `select id from ${jobs} where is_available = true and run_at <= now() and task_id = any('{1}') order by priority, run_at limit 1`,
  brasse_bouillon_locked: `update ${jobs} set locked_at = null, locked_by = null where locked_by = any('{worker-1}')`,
  brasse_bouillon_gave_up: `select id from ${jobs} where not is_available and locked_at is null order by id desc limit 50`,
}

test("what is due, locked or given up is found without looking at what waits", async () => {
  await owner.query("select graphile_worker.add_job('ring_alarm')")
  await owner.query(
    `insert into ${jobs} (task_id, run_at)
     select task_id, now() + n * interval '1 minute' from ${jobs}, generate_series(1, 20000) as n`,
  )
  await owner.query(`analyze ${jobs}`)
  for (const [index, question] of Object.entries(questions)) expect(await planOf(question)).toContain(index)
})

const addJobs = "graphile_worker.add_jobs(graphile_worker.job_spec[], boolean)"
const settingsOfAddJobs = async (): Promise<unknown> =>
  (await owner.query(`select proconfig from pg_proc where oid = '${addJobs}'::regprocedure`)).rows

test("what a newer graphile-worker took away is there again after the next migration: an index, kept plans", async () => {
  await owner.query("drop index graphile_worker.brasse_bouillon_due")
  await owner.query(`alter function ${addJobs} reset all`)
  await migrate({
    login: { kind: "url", url: database.ownerUrl },
    directory: join(import.meta.dirname, "../../../migrations"),
    log: () => undefined,
  })
  expect(await planOf(questions.brasse_bouillon_due)).toContain("brasse_bouillon_due")
  expect(await settingsOfAddJobs()).toEqual([{ proconfig: ["plan_cache_mode=force_generic_plan"] }])
})
