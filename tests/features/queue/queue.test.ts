import { randomUUID } from "node:crypto"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Job, type JobState, makeQueue, type Queue } from "../../../src/features/queue/index.ts"
import { done, openStage, type Stage } from "../stage.ts"

let stage: Stage
let queue: Queue
beforeAll(async () => {
  stage = await openStage()
  queue = makeQueue(stage)
})
beforeEach(async () => {
  stage.clock.set(new Date())
  await stage.asOwner("delete from graphile_worker._private_jobs")
  await stage.asOwner("delete from job_workers")
})

const minute = 60
const day = 86_400

/** A job of a task, with whatever else is said of it; by its id. */
const addJob = async (task: string, columns: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const [added] = await stage.asOwner("select (graphile_worker.add_job($1, '{\"secret\":1}')).id", [task])
  const id = String(added?.["id"])
  for (const [column, value] of Object.entries(columns))
    await stage.asOwner(`update graphile_worker._private_jobs set ${column} = $1 where id = $2`, [value, id])
  return id
}

const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1_000)
const gaveUp = { attempts: 25, last_error: "it broke" }
const running = { locked_at: new Date(), locked_by: "worker-1", attempts: 1 }

const idsIn = async (state: JobState): Promise<string[]> =>
  (await queue.list({ state, limit: 50, after: null })).items.map(({ id }) => id)

const jobOf = async (id: string): Promise<Job | undefined> => {
  const states: readonly JobState[] = ["waiting", "running", "failed"]
  const lists = await Promise.all(states.map((state) => queue.list({ state, limit: 50, after: null })))
  return lists.flatMap(({ items }) => items).find((job) => job.id === id)
}

describe("the list of jobs", () => {
  test("tells those that gave up, that run, and that wait, each of them in one state", async () => {
    const failed = await addJob("boil", gaveUp)
    const lastAttempt = await addJob("boil", { ...running, attempts: 25 })
    const runs = await addJob("boil", running)
    const waits = await addJob("boil")
    const triedAgain = await addJob("boil", { attempts: 3, last_error: "not yet" })
    expect(await idsIn("failed")).toEqual([failed])
    expect(await idsIn("running")).toEqual([runs, lastAttempt])
    expect(await idsIn("waiting")).toEqual([triedAgain, waits])
  })

  test("says what a job is and how it fares, and nothing that it carries", async () => {
    const id = await addJob("boil", { ...gaveUp, key: "boil:7", run_at: ago(minute) })
    const job = await jobOf(id)
    expect(job).toEqual({
      id,
      task: "boil",
      key: "boil:7",
      state: "failed",
      attempts: 25,
      maxAttempts: 25,
      lastError: "it broke",
      runAt: expect.any(Date),
      startedAt: null,
      createdAt: expect.any(Date),
    })
    expect(JSON.stringify(job)).not.toContain("secret")
  })

  test("cuts an error short that never ends", async () => {
    const id = await addJob("boil", { ...gaveUp, last_error: "x".repeat(100_000) })
    expect((await jobOf(id))?.lastError).toHaveLength(2_000)
  })

  test("comes page by page, the newest first, each job once while others come and go", async () => {
    const ids: string[] = []
    for (let count = 0; count < 7; count += 1) ids.unshift(await addJob("boil", gaveUp))
    const seen: string[] = []
    let after: { readonly id: string } | null = null
    do {
      const page: Awaited<ReturnType<Queue["list"]>> = await queue.list({ state: "failed", limit: 3, after })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
      await addJob("boil", gaveUp)
      await stage.asOwner("delete from graphile_worker._private_jobs where id = $1", [seen[0]])
    } while (after !== null)
    expect(seen).toEqual(ids)
  })
})

describe("a retry", () => {
  test("lets a job that gave up run again, at once and with all its attempts", async () => {
    const id = await addJob("boil", { ...gaveUp, run_at: ago(day), key: "boil:1" })
    const retried = done(await queue.retry({ id }))
    expect(retried).toMatchObject({ id, state: "waiting", attempts: 0, maxAttempts: 25, key: "boil:1" })
    expect(retried.runAt).toEqual(stage.clock.now())
    expect(await idsIn("failed")).toEqual([])
  })

  test("that is repeated changes nothing and says the same", async () => {
    const id = await addJob("boil", gaveUp)
    const [first, second] = await Promise.all([queue.retry({ id }), queue.retry({ id })])
    stage.clock.pass(minute)
    const third = await queue.retry({ id })
    expect(done(second)).toEqual(done(first))
    expect(done(third)).toEqual(done(first))
  })

  test("is for jobs that gave up only, and says what the others do", async () => {
    const never = await addJob("boil")
    const again = await addJob("boil", { attempts: 3, last_error: "not yet" })
    const runs = await addJob("boil", running)
    const refused = async (id: string) => await queue.retry({ id })
    const waiting = { ok: false, error: { kind: "job_not_failed", state: "waiting" } }
    expect(await refused(never)).toEqual(waiting)
    expect(await refused(again)).toEqual(waiting)
    expect(await refused(runs)).toEqual({ ok: false, error: { kind: "job_not_failed", state: "running" } })
  })

  test("finds no job that is done", async () => {
    const id = await addJob("boil", gaveUp)
    await stage.asOwner("delete from graphile_worker._private_jobs where id = $1", [id])
    for (const missing of [id, "9223372036854775807"])
      expect(await queue.retry({ id: missing })).toEqual({ ok: false, error: { kind: "job_not_found" } })
  })
})

describe("the state of the queue", () => {
  test("counts the jobs of each task by state, and tells how long the oldest one has been due", async () => {
    await addJob("boil", { run_at: ago(minute) })
    await addJob("boil", { run_at: ago(10 * minute) })
    await addJob("boil", { run_at: ago(-minute) })
    await addJob("boil", { ...running, run_at: ago(day) })
    await addJob("boil", { ...gaveUp, run_at: ago(day) })
    await addJob("chill", { run_at: ago(-minute) })
    const { tasks } = await queue.state()
    expect(tasks).toMatchObject([
      { task: "boil", waiting: 1, due: 2, running: 1, failed: 1 },
      { task: "chill", waiting: 1, due: 0, running: 0, failed: 0, oldestDueSeconds: 0 },
    ])
    expect(tasks[0]?.oldestDueSeconds).toBeGreaterThanOrEqual(10 * minute)
    expect(tasks[0]?.oldestDueSeconds).toBeLessThan(11 * minute)
  })

  test("tells how long ago a worker last lived, also when none does now", async () => {
    expect((await queue.state()).heartbeatAgeSeconds).toBeNull()
    const lived = (id: string, secondsAgo: number, ended: boolean) =>
      stage.asOwner("insert into job_workers (id, seen_at, ended_at) values ($1, $2, $3)", [
        id,
        ago(secondsAgo),
        ended ? ago(secondsAgo) : null,
      ])
    await lived(randomUUID(), 90, true)
    await lived(randomUUID(), 600, false)
    const { heartbeatAgeSeconds } = await queue.state()
    expect(heartbeatAgeSeconds).toBeGreaterThanOrEqual(90)
    expect(heartbeatAgeSeconds).toBeLessThan(120)
  })
})

test("what a killed worker leaves of a job that was given again meanwhile is no failure, and goes", async () => {
  const give = () => stage.asOwner("select graphile_worker.add_job('boil', '{}', job_key => 'boil:7')")
  await give()
  await stage.asOwner(
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-1', attempts = 1",
  )
  await give()
  await stage.asOwner("select graphile_worker.force_unlock_workers(array['worker-1'])")
  expect(await idsIn("failed")).toEqual([])
  expect(await idsIn("waiting")).toHaveLength(1)
  expect((await queue.state()).tasks).toMatchObject([{ task: "boil", due: 1, failed: 0 }])
  const purge = queue.purges.find(({ name }) => name === "supersededJobs")
  expect(await purge?.portion(10)).toBe(1)
  expect(await stage.asOwner("select key from graphile_worker._private_jobs")).toEqual([{ key: "boil:7" }])
})
