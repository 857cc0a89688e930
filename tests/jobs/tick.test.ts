import { setTimeout as sleep } from "node:timers/promises"
import type { TaskList } from "graphile-worker"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { recurringJobs } from "../../src/jobs/recurring-jobs.ts"
import { purge } from "../../src/jobs/purge.ts"
import { taskList } from "../../src/jobs/task-list.ts"
import { runTick, type TickOptions } from "../../src/platform/jobs/run-tick.ts"
import { startWorker, type WorkerOptions } from "../../src/platform/jobs/worker.ts"
import { openPool } from "../../src/platform/postgres/connection.ts"
import { atTheMash, newId, openStage, type Stage } from "../features/stage.ts"
import type { InstallationId } from "../../src/shared/ids.ts"
import { killInTheMiddle } from "./kill-in-the-middle.ts"

let stage: Stage
let pool: ReturnType<typeof openPool>
beforeAll(async () => {
  stage = await openStage()
  const login = { kind: "url", url: stage.database.url } as const
  pool = openPool({ login, applicationName: "tick-tests", poolMax: 12 }, () => undefined)
})
afterEach(async () => {
  await stage.asOwner("delete from job_workers")
  await stage.asOwner("delete from graphile_worker._private_jobs")
})
afterAll(() => pool.end())

const quiet = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {} }

type Options = Partial<TickOptions> & { readonly worker?: Partial<WorkerOptions> }

const tick = (tasks: TaskList, { worker, ...options }: Options = {}) =>
  runTick({
    pool,
    tasks: Object.keys(tasks),
    seconds: 15,
    signal: new AbortController().signal,
    lookEveryMs: 50,
    start: (onJob) =>
      startWorker({ pool, tasks, log: quiet, concurrency: 2, pollEveryMs: 50, ...worker, onJob }),
    ...options,
  })

const addJob = (task: string, payload: object = {}, dueInSeconds = 0): Promise<unknown> =>
  stage.asOwner("select graphile_worker.add_job($1, $2, run_at => now() + $3 * interval '1 second')", [
    task,
    JSON.stringify(payload),
    dueInSeconds,
  ])

/** Notes the hops of jobs in the order in which they came. */
const notes = () => {
  const came: string[] = []
  const boil = (payload: unknown): void => void came.push((payload as { hop: string }).hop)
  return { came, tasks: { boil } }
}

const waiting = async (): Promise<number> =>
  (await stage.asOwner("select from graphile_worker._private_jobs")).length

describe("a tick", () => {
  test("does what is due and what becomes due while it may stay, in that order, and leaves the rest", async () => {
    const { came, tasks } = notes()
    await addJob("boil", { hop: "later" }, 2)
    await addJob("boil", { hop: "tomorrow" }, 86_400)
    await addJob("boil", { hop: "now" })
    expect(await tick(tasks)).toEqual({ done: 2, failed: 0, left: 0 })
    expect(came).toEqual(["now", "later"])
    expect(await waiting()).toBe(1)
  })

  test("with nothing to do ends at once", async () => {
    const { tasks } = notes()
    await addJob("boil", { hop: "in a minute" }, 60)
    expect(await tick(tasks, { seconds: 20 })).toEqual({ done: 0, failed: 0, left: 0 })
  })

  test("does what its jobs leave behind", async () => {
    const { came, tasks } = notes()
    const mash = () => addJob("boil", { hop: "after the mash" }, 0.5).then(() => undefined)
    await addJob("mash")
    expect(await tick({ ...tasks, mash })).toEqual({ done: 2, failed: 0, left: 0 })
    expect(came).toEqual(["after the mash"])
  })

  test("tells of attempts that failed, and stays for the next one", async () => {
    let attempts = 0
    const boil = () => {
      if ((attempts += 1) === 1) throw new Error("boiled over")
    }
    await addJob("boil")
    expect(await tick({ boil })).toEqual({ done: 1, failed: 1, left: 0 })
  })

  test("does not wait for jobs that it does not know", async () => {
    const { tasks } = notes()
    await addJob("of_a_newer_release")
    expect(await tick(tasks)).toEqual({ done: 0, failed: 0, left: 0 })
    expect(await waiting()).toBe(1)
  })

  test("whose time is up takes no more, and lets what runs end", async () => {
    const came: string[] = []
    const boil = async () => {
      came.push("begun")
      await sleep(1_500)
      came.push("ended")
    }
    await addJob("boil")
    await addJob("boil")
    const report = await tick({ boil }, { seconds: 1, worker: { concurrency: 1 } })
    expect(report).toEqual({ done: 1, failed: 0, left: 1 })
    expect(came).toEqual(["begun", "ended"])
  })

  test("that is told to stop takes no more, lets what runs end, and answers", async () => {
    const stopping = new AbortController()
    const { promise: goOn, resolve: release } = Promise.withResolvers<void>()
    const boil = async () => {
      stopping.abort()
      await goOn
    }
    await addJob("boil")
    await addJob("boil")
    const report = tick({ boil }, { signal: stopping.signal, worker: { concurrency: 1 } })
    await sleep(200)
    release()
    expect(await report).toEqual({ done: 1, failed: 0, left: 1 })
    expect(await stage.asOwner("select from job_workers where ended_at is null")).toEqual([])
  })

  test("and another one at the same time do each job once, and both end when all is done", async () => {
    const came: number[] = []
    const boil = async (payload: unknown) => {
      came.push((payload as { number: number }).number)
      await sleep(20)
    }
    const numbers = Array.from({ length: 40 }, (_, number) => number)
    for (const number of numbers) await addJob("boil", { number }, number % 2)
    const [one, other] = await Promise.all([tick({ boil }), tick({ boil })])
    expect(came.toSorted((a, b) => a - b)).toEqual(numbers)
    expect(one.done + other.done).toBe(40)
    expect([one.left, other.left]).toEqual([0, 0])
  })

  test("takes over the job of one that was killed in the middle, and pushes once", async () => {
    stage.clock.set(new Date(Date.now() - 3_600_000))
    const { brewer, mash } = await atTheMash(stage)
    const phone = { id: newId<InstallationId>(), token: "killed", platform: "ios", locale: "en" } as const
    await stage.notifications.putInstallation(brewer, { ...phone, appVersion: "1.0.0" })
    await stage.batches.startStep(brewer, mash)
    stage.clock.set(new Date())
    await stage.asOwner(
      "delete from graphile_worker._private_jobs where task_id <> (select id from graphile_worker._private_tasks where identifier = 'ring_alarm')",
    )
    await killInTheMiddle(stage.database.url)
    const { batches, fermentation, notifications, live } = stage
    const { ring_alarm, push_notification } = taskList({
      batches,
      fermentation,
      notifications,
      live,
      purges: [],
    })
    const report = await tick(
      { ring_alarm, push_notification },
      { worker: { beatEveryMs: 250, silentAfterMs: 1_000 } },
    )
    expect(report).toMatchObject({ done: 2, left: 0 })
    expect(stage.phone.received.filter(({ token }) => token === "killed")).toHaveLength(1)
  })
})

describe("a purge whose minute came while nothing ran", () => {
  test("is made up for by the next tick, once, and not again by the one after", async () => {
    const went: string[] = []
    const purges = ["hops", "malts"].map((name) => ({
      name,
      portion: async () => {
        went.push(name)
        return 0
      },
    }))
    const tasks = { purge: purge({ purges }) }
    const worker = { recurring: recurringJobs({ purges }) }
    // The first that ever runs only learns of the purges.
    await tick(tasks, { worker })
    went.length = 0
    await stage.asOwner(
      "update graphile_worker._private_known_crontabs set known_since = now() - interval '3 hours', last_execution = null",
    )
    expect(await tick(tasks, { worker })).toEqual({ done: 2, failed: 0, left: 0 })
    expect(went.toSorted()).toEqual(["hops", "malts"])
    await tick(tasks, { worker })
    expect(went).toHaveLength(2)
  })
})
