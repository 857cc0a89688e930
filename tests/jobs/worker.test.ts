import { randomUUID } from "node:crypto"
import { createServer, type Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "pg"
import type { TaskList } from "graphile-worker"
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest"
import { z } from "zod"
import { makeLive } from "../../src/features/live/index.ts"
import type { PushOutcome } from "../../src/features/notifications/index.ts"
import type { JobServices } from "../../src/jobs/job-services.ts"
import { connectionsOf, lanes } from "../../src/jobs/lanes.ts"
import { taskList } from "../../src/jobs/task-list.ts"
import { type FirestoreLiveStore, firestoreLiveStore } from "../../src/platform/firestore/live-store.ts"
import type { JobRecord } from "../../src/platform/jobs/watch-jobs.ts"
import {
  startWorker,
  type Worker,
  type WorkerOptions,
  workerTimings,
} from "../../src/platform/jobs/worker.ts"
import { openPool } from "../../src/platform/postgres/connection.ts"
import type { InstallationId } from "../../src/shared/ids.ts"
import { Outage } from "../../src/shared/outage.ts"
import { services } from "../support/services.ts"
import { killInTheMiddle } from "./kill-in-the-middle.ts"
import { atTheMash, newId, openStage, planned, type Stage } from "../features/stage.ts"

let stage: Stage
let pool: ReturnType<typeof openPool>
const workers: Worker[] = []
beforeAll(async () => {
  stage = await openStage()
  const login = { kind: "url", url: stage.database.url } as const
  pool = openPool({ login, applicationName: "worker-tests", poolMax: 12 }, () => undefined)
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  // Where a test cut the connections, a worker may have had no way to sign off, or to give back what it was handed last.
  await stage.asOwner("delete from job_workers")
  await stage.asOwner("delete from graphile_worker._private_jobs")
})
afterAll(() => pool.end())

const quiet = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {} }

const work = async (tasks: TaskList, options: Partial<WorkerOptions> = {}): Promise<Worker> => {
  const worker = await startWorker({ pool, tasks, log: quiet, concurrency: 4, ...options })
  workers.push(worker)
  return worker
}

const jobServices = (): JobServices => ({
  batches: stage.batches,
  fermentation: stage.fermentation,
  notifications: stage.notifications,
  live: stage.live,
  purges: [],
})
const everyTask = () => taskList(jobServices())

/** A brewer with a phone, whose mash is due after so many seconds of real time. */
const mashDueIn = async (seconds: number) => {
  stage.clock.set(new Date(Date.now() - 3_600_000 + seconds * 1_000))
  const { brewer, batch, mash } = await atTheMash(stage)
  const token = `token-${randomUUID()}`
  await stage.notifications.putInstallation(brewer, {
    id: newId<InstallationId>(),
    token,
    platform: "ios",
    locale: "en",
    appVersion: "1.0.0",
  })
  await stage.batches.startStep(brewer, mash)
  const dueAt = new Date(stage.clock.now().getTime() + 3_600_000)
  stage.clock.set(new Date())
  return {
    brewer,
    batch,
    token,
    dueAt,
    received: () => stage.phone.received.filter((one) => one.token === token),
  }
}

const until = <T>(check: () => T | Promise<T>, seconds: number): Promise<T> =>
  vi.waitFor(check, { timeout: seconds * 1_000, interval: 50 })

describe("a due step", () => {
  test("is a push on the phone, an entry of the inbox and a live document without the alarm, at most 2 s later", async () => {
    const jobs: JobRecord[] = []
    await work(everyTask(), { onJob: (job) => jobs.push(job) })
    const { brewer, batch, dueAt, received } = await mashDueIn(1.5)
    await until(() => expect(received()).toHaveLength(1), 5)
    expect(Date.now() - dueAt.getTime()).toBeGreaterThanOrEqual(0)
    expect(Date.now() - dueAt.getTime()).toBeLessThanOrEqual(2_000)

    const [notification] = (await stage.notifications.list(brewer, { limit: 5, after: null })).items
    expect(received()).toMatchObject([{ id: notification?.id, title: "Mash – Saccharification: time is up" }])
    stage.clock.set(new Date(Date.now() + 60_000))
    await until(async () => {
      const live = await stage.store.read(`users/${brewer.uid}/batches/${batch.id}`)
      expect(live).toMatchObject({ version: batch.version + 2, alarms: [] })
      expect(await stage.store.read(`users/${brewer.uid}/notifications/${notification?.id}`)).not.toBeNull()
    }, 5)
    expect(jobs).toContainEqual({
      task: "ring_alarm",
      outcome: "done",
      latenessMs: expect.any(Number),
      durationMs: expect.any(Number),
    })
  })

  test("rings once when two workers are there", async () => {
    await Promise.all([work(everyTask()), work(everyTask())])
    const { received } = await mashDueIn(0)
    await until(() => expect(received()).toHaveLength(1), 5)
    await sleep(2 * workerTimings.pollEveryMs)
    expect(received()).toHaveLength(1)
  })
})

describe("while Firestore takes connections and never answers", () => {
  const held: Socket[] = []
  const silent = createServer((socket) => void held.push(socket))
  let store: FirestoreLiveStore
  beforeAll(async () => {
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve))
    const { port } = z.object({ port: z.number() }).parse(silent.address())
    store = firestoreLiveStore({ projectId: "demo-silent", emulatorHost: `127.0.0.1:${port}` })
    await store.warmUp()
  })
  afterAll(async () => {
    await store.close()
    for (const socket of held) socket.destroy()
    silent.close()
  })

  test("alarms ring within 2 s, and each projection gives its slot back and waits half a minute", async () => {
    for (let count = 0; count < 6; count += 1) await planned(stage)
    const divided = lanes({ ...jobServices(), live: makeLive({ ...stage, store }) }, 5)
    await Promise.all(Object.values(divided).map((lane) => work(lane.tasks, lane)))
    await until(async () => expect(await lockedJobs("project_batch")).toHaveLength(2), 15)
    const { dueAt, received } = await mashDueIn(1)
    await until(() => expect(received()).toHaveLength(1), 5)
    expect(Date.now() - dueAt.getTime()).toBeLessThanOrEqual(2_000)
    await until(() => expect(stage.warnings).toContain("live.unavailable"), 10)
    const waits = (await stage.jobs("project_batch")).map(({ runAt }) => runAt.getTime() - Date.now())
    expect(waits.filter((wait) => wait > 10_000).length).toBeGreaterThan(0)
  })

  test("a call ends as an outage after 5 s, and closing does not wait for it", async () => {
    const startedAt = Date.now()
    await expect(store.putIfNewer("users/a/batches/b", { version: 1 })).rejects.toThrow(Outage)
    expect(Date.now() - startedAt).toBeLessThan(6_000)
    await store.close()
    expect(Date.now() - startedAt).toBeLessThan(8_000)
  })
})

describe("while FCM takes messages and never answers", () => {
  const { promise: never, resolve } = Promise.withResolvers<PushOutcome>()
  afterAll(() => stage.phone.answers.clear())

  test("what is due stands in the inbox within 2 s, however many pushes hang", async () => {
    const divided = lanes(jobServices(), 2)
    await Promise.all(Object.values(divided).map((lane) => work(lane.tasks, lane)))
    for (let count = 0; count < divided.pushes.concurrency; count += 1) {
      const { token } = await mashDueIn(2)
      stage.phone.answers.set(token, never)
    }
    await until(
      async () => expect(await lockedJobs("push_notification")).toHaveLength(divided.pushes.concurrency),
      10,
    )
    const { brewer, dueAt } = await mashDueIn(1)
    await until(async () => {
      expect((await stage.notifications.list(brewer, { limit: 5, after: null })).items).toHaveLength(1)
    }, 5)
    expect(Date.now() - dueAt.getTime()).toBeLessThanOrEqual(2_000)
    resolve({ kind: "unavailable", reason: "no answer", retryAfterSeconds: null })
  })
})

test("however few jobs run at once, alarms have slots of their own, and every lane a connection that listens", () => {
  const slots = [1, 2, 5, 8].map((concurrency) => {
    const divided = lanes(jobServices(), concurrency)
    const { alarms, background, pushes } = divided
    return [alarms.concurrency, background.concurrency, pushes.concurrency, connectionsOf(divided)]
  })
  expect(slots).toEqual([
    [1, 1, 6, 7],
    [1, 1, 6, 7],
    [3, 2, 6, 10],
    [4, 4, 8, 13],
  ])
  const tasks = Object.values(lanes(jobServices(), 5)).flatMap((lane) => Object.keys(lane.tasks))
  expect(tasks.toSorted()).toEqual(Object.keys(everyTask()).toSorted())
})

describe("a worker that is killed in the middle of a job", () => {
  test("is noticed by the next one, which does the job again, and only once", async () => {
    const { received } = await mashDueIn(0)
    await killInTheMiddle(stage.database.url)
    expect(received()).toHaveLength(0)
    await work(everyTask(), { beatEveryMs: 250, silentAfterMs: 1_000 })
    await until(() => expect(received()).toHaveLength(1), 10)
    await sleep(1_000)
    expect(received()).toHaveLength(1)
    expect(await stage.asOwner("select from job_workers where ended_at is null")).toHaveLength(1)
  })

  test("is taken over within 30 s by the timings of production", () => {
    const { pollEveryMs, beatEveryMs, silentAfterMs } = workerTimings
    expect(pollEveryMs + beatEveryMs + silentAfterMs).toBeLessThanOrEqual(30_000)
    expect(silentAfterMs).toBeGreaterThanOrEqual(3 * beatEveryMs)
  })

  test("that had signed off when a job was handed to it leaves that job to others", async () => {
    let done = 0
    await addJob("purge")
    await stage.asOwner(
      "update graphile_worker._private_jobs set locked_by = 'ghost', locked_at = now() - interval '1 minute'",
    )
    const tasks: TaskList = { purge: () => void (done += 1) }
    await work(tasks, { beatEveryMs: 100, silentAfterMs: 500 })
    await until(() => expect(done).toBe(1), 10)
  })

  test("keeps its job as long as it is heard of", async () => {
    const started: number[] = []
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const slow: TaskList = {
      purge: async () => {
        started.push(Date.now())
        await held
      },
    }
    await work(slow, { beatEveryMs: 100, silentAfterMs: 500 })
    await work(slow, { beatEveryMs: 100, silentAfterMs: 500 })
    await addJob("purge")
    await sleep(1_500)
    expect(started).toHaveLength(1)
    release()
  })
})

describe("the worker", () => {
  test("goes by this process's clock when a test says so, and by the database's otherwise", async () => {
    const came: string[] = []
    const dueTomorrow = (task: string) =>
      stage.asOwner("select graphile_worker.add_job($1, run_at => now() + interval '1 day')", [task])
    await dueTomorrow("simulated")
    await dueTomorrow("real")
    await work({ simulated: () => void came.push("simulated") }, { useNodeTime: true, pollEveryMs: 50 })
    await work({ real: () => void came.push("real") }, { pollEveryMs: 50 })
    await sleep(300)
    expect(came).toEqual([])
    vi.useFakeTimers({ now: Date.now() + 2 * 86_400_000, toFake: ["Date"] })
    onTestFinished(() => void vi.useRealTimers())
    await until(() => expect(came).toContain("simulated"), 5)
    await sleep(300)
    expect(came).toEqual(["simulated"])
  })

  test("goes on after the database dropped its connections", async () => {
    await work(everyTask())
    await dropConnections("worker-tests")
    const { received } = await mashDueIn(0)
    await until(() => expect(received()).toHaveLength(1), 10)
  })

  test("starts again, and says why, when it had to give up because it could not write down how a job ended", async () => {
    const errors: string[] = []
    await work(everyTask(), {
      log: { ...quiet, error: (event, message) => errors.push(`${event}: ${message}`) },
    })
    await stage.asOwner("revoke delete on graphile_worker._private_jobs from brasse_bouillon_app")
    await mashDueIn(0)
    await until(() => expect(errors.join()).toMatch(/worker\.ended: .*Could not completeJobs/), 15)
    await stage.asOwner("grant delete on graphile_worker._private_jobs to brasse_bouillon_app")
    const { received } = await mashDueIn(0)
    await until(() => expect(received()).toHaveLength(1), 10)
  })

  test("lets a running job end before it stops", async () => {
    let ended = false
    const { promise: running, resolve } = Promise.withResolvers<void>()
    const worker = await work({
      purge: async () => {
        resolve()
        await sleep(500)
        ended = true
      },
    })
    await addJob("purge")
    await running
    await worker.stop()
    workers.splice(workers.indexOf(worker), 1)
    expect(ended).toBe(true)
    expect(await stage.jobs("purge")).toEqual([])
    expect(await stage.asOwner("select from job_workers where ended_at is null")).toHaveLength(0)
  })

  test("stops within 8 s though a job hangs, and gives the job back", async () => {
    const { promise: running, resolve } = Promise.withResolvers<void>()
    const worker = await work({
      purge: async () => {
        resolve()
        await new Promise(() => {})
      },
    })
    await addJob("purge")
    await running
    const startedAt = Date.now()
    await worker.stop()
    workers.splice(workers.indexOf(worker), 1)
    expect(Date.now() - startedAt).toBeLessThan(8_000)
    expect(
      await stage.asOwner(
        "select task_identifier, locked_by from graphile_worker.jobs where task_identifier = 'purge'",
      ),
    ).toEqual([{ task_identifier: "purge", locked_by: null }])
  })
})

/** As a restart of the database does: only an administrator may. */
const dropConnections = async (applicationName: string): Promise<void> => {
  const admin = new Client({ connectionString: services().database.admin })
  await admin.connect()
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [
    applicationName,
  ])
  await admin.end()
}

const lockedJobs = (task: string) =>
  stage.asOwner("select id from graphile_worker.jobs where locked_at is not null and task_identifier = $1", [
    task,
  ])

const addJob = (task: string): Promise<unknown> => stage.asOwner("select graphile_worker.add_job($1)", [task])
