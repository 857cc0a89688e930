import { laneNames } from "../../src/jobs/lane-of.ts"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, beforeAll, expect, test, vi } from "vitest"
import { readConfig } from "../../src/config.ts"
import { makeTicks } from "../../src/roles/run-jobs.ts"
import { composeServices } from "../../src/services.ts"
import { Outage } from "../../src/shared/outage.ts"
import { sources } from "../demo/start-program.ts"
import { openStage, type Stage } from "../features/stage.ts"
import { invokerEnvironment, tick } from "../support/invoker.ts"
import { type RunningRole, startRole } from "../support/running-role.ts"

const [, main = ""] = sources.args
let stage: Stage
const running: RunningRole[] = []
beforeAll(async () => {
  stage = await openStage()
})
afterEach(async () => {
  for (const { child, exited } of running.splice(0)) {
    child.kill("SIGTERM")
    await exited
  }
})

const start = async (role: string, env: Readonly<Record<string, string>> = {}): Promise<RunningRole> => {
  const started = await startRole({
    args: [main, role],
    cwd: sources.cwd,
    env: {
      DATABASE_URL: stage.database.url,
      ...invokerEnvironment(),
      ...env,
    },
  })
  running.push(started)
  await vi.waitUntil(async () => (await fetch(`${started.url}/health/ready`)).ok, { timeout: 15_000 })
  return started
}

const addJob = (dueInSeconds: number): Promise<unknown> =>
  stage.asOwner(
    `select graphile_worker.add_job('purge', '{"what":"nothing"}', run_at => now() + $1 * interval '1 second')`,
    [dueInSeconds],
  )

const waiting = async (): Promise<number> =>
  (await stage.asOwner("select from graphile_worker._private_jobs")).length

test("a worker that ticks does jobs when it is asked to, and only then", { timeout: 60_000 }, async () => {
  const worker = await start("worker", { WORKER_MODE: "tick" })
  await addJob(0)
  await sleep(1_500) // three times as long as a worker that loops would leave it
  expect(await waiting()).toBe(1)
  expect(await tick(worker.url)).toEqual({ status: 200, body: { done: 1, failed: 0, left: 0 } })
  for (const event of ["queue.measured", "tick.done", "worker.heartbeat"])
    await vi.waitUntil(() => worker.output().includes(`"event":"${event}"`))
  expect((await fetch(`${worker.url}/v1/version`)).status).toBe(404)
})

test(
  "a tick that waits for its jobs answers at SIGTERM, and the process ends with 0 in time",
  { timeout: 60_000 },
  async () => {
    const worker = await start("worker", { WORKER_MODE: "tick" })
    await addJob(45)
    const asked = tick(worker.url)
    await vi.waitUntil(
      async () =>
        (await stage.asOwner("select from job_workers where ended_at is null")).length === laneNames.length,
    )
    const toldAt = Date.now()
    worker.child.kill("SIGTERM")
    expect(await asked).toEqual({ status: 200, body: { done: 0, failed: 0, left: 0 } })
    expect(await worker.exited).toBe(0)
    expect(Date.now() - toldAt).toBeLessThan(8_000)
    expect(await waiting()).toBe(1)
    await stage.asOwner("delete from graphile_worker._private_jobs")
  },
)

test(
  "a worker that loops does jobs by itself, and a tick beside it does no harm",
  { timeout: 60_000 },
  async () => {
    const worker = await start("worker")
    await addJob(0)
    await vi.waitUntil(async () => (await waiting()) === 0, { timeout: 10_000 })
    await vi.waitUntil(() => worker.output().includes(`"event":"queue.measured"`))
    expect(await tick(worker.url)).toEqual({ status: 200, body: { done: 0, failed: 0, left: 0 } })
  },
)

test("an API has no tick, whoever asks", { timeout: 60_000 }, async () => {
  const api = await start("api")
  await addJob(0)
  expect((await tick(api.url)).status).toBe(404)
  expect(await waiting()).toBe(1)
})

test("a tick that can't reach the database is an outage, and leaves nothing running", async () => {
  const config = readConfig({
    NODE_ENV: "test",
    PROJECT_ID: "demo-x",
    DATABASE_URL: "postgres://127.0.0.1:9/x",
  })
  const silent = () => undefined
  const log = { debug: silent, info: silent, warning: silent, error: silent, flush: async () => undefined }
  const { jobs, features, close } = composeServices(config, log)
  const runner = { config, log, services: jobs, onJob: silent, measure: features.queue.state }
  const ticks = makeTicks(runner, new AbortController().signal)
  await expect(ticks.run()).rejects.toThrow(Outage)
  await close()
})
