import { beforeAll, beforeEach, expect, test } from "vitest"
import { makeQueue, type Queue } from "../../src/features/queue/index.ts"
import { type Fields, makeLogger } from "../../src/platform/logging/logger.ts"
import { tellQueue } from "../../src/roles/tell-queue.ts"
import { PassThrough } from "node:stream"
import { openStage, type Stage } from "../features/stage.ts"

let stage: Stage
let queue: Queue
beforeAll(async () => {
  stage = await openStage()
  queue = makeQueue(stage)
})
beforeEach(async () => {
  await stage.asOwner("delete from graphile_worker._private_jobs")
})

/** The lines that the program writes about the queue. */
const told = async (measure = () => queue.state()): Promise<Fields[]> => {
  const stream = new PassThrough()
  const log = makeLogger({ level: "INFO", service: "worker", version: "1", stream })
  await tellQueue({ log, measure })
  await log.flush()
  const text = String(stream.read() ?? "")
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Fields => JSON.parse(line))
}

const addJob = (task: string, dueSecondsAgo: number): Promise<unknown> =>
  stage.asOwner("select graphile_worker.add_job($1, '{}', run_at => now() - $2 * interval '1 second')", [
    task,
    dueSecondsAgo,
  ])

test("the alarm that has been due the longest is told of, whatever waits in the background", async () => {
  await addJob("ring_alarm", 90)
  await addJob("push_notification", 30)
  await addJob("project_batch", 600)
  await addJob("ring_alarm", -600)
  const [line] = await told()
  expect(line).toMatchObject({ severity: "INFO", event: "queue.measured", due: 3, failed: 0 })
  expect(Math.floor(Number(line?.["alarmsAgeSeconds"]))).toBe(90)
  expect(Math.floor(Number(line?.["backgroundAgeSeconds"]))).toBe(600)
})

test("an empty queue has no age, and is told of all the same: silence is what alerts listen for", async () => {
  expect(await told()).toMatchObject([
    { event: "queue.measured", alarmsAgeSeconds: 0, backgroundAgeSeconds: 0, due: 0, failed: 0 },
  ])
})

test("a job that gave up is counted, and not as one that is late", async () => {
  await addJob("ring_alarm", 90)
  await stage.asOwner(
    "update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'it broke'",
  )
  expect(await told()).toMatchObject([{ alarmsAgeSeconds: 0, due: 0, failed: 1 }])
})

test("a queue that can't be asked is said to be so, and nothing is made up", async () => {
  const lines = await told(() => Promise.reject(new Error("no database")))
  expect(lines).toMatchObject([{ severity: "WARNING", event: "queue.unmeasured", message: "no database" }])
  expect(lines[0]).not.toHaveProperty("alarmsAgeSeconds")
})
