import { expect, test } from "vitest"
import type { QueueState } from "../../../src/features/queue/index.ts"
import { laneNames, laneOf } from "../../../src/jobs/lane-of.ts"
import { makeMetrics } from "../../../src/platform/metrics/metrics.ts"

const task = (name: string, oldestDueSeconds: number) => ({
  task: name,
  waiting: 3,
  due: oldestDueSeconds > 0 ? 2 : 0,
  running: 1,
  failed: 4,
  oldestDueSeconds,
})
const state: QueueState = {
  tasks: [task("ring_alarm", 12), task("push_notification", 40), task("project_batch", 7), task("purge", 0)],
  heartbeatAgeSeconds: 3.5,
}

/** The lines of the queue's gauges, as Prometheus reads them. */
const shown = async (metrics: ReturnType<typeof makeMetrics>): Promise<readonly string[]> =>
  (await metrics.text()).body.split("\n").filter((line) => /^(queue_|worker_heartbeat)/.test(line))

test("each lane tells the age of its oldest job that is due, each task how many jobs are in which state", async () => {
  const lines = await shown(makeMetrics({ measure: async () => state, laneNames, laneOf }))
  expect(lines).toEqual(
    expect.arrayContaining([
      'queue_age_seconds{lane="alarms"} 12',
      'queue_age_seconds{lane="pushes"} 40',
      'queue_age_seconds{lane="background"} 7',
      'queue_jobs{task="ring_alarm",state="waiting"} 3',
      'queue_jobs{task="ring_alarm",state="due"} 2',
      'queue_jobs{task="ring_alarm",state="running"} 1',
      'queue_jobs{task="ring_alarm",state="failed"} 4',
      'queue_jobs{task="purge",state="due"} 0',
      "worker_heartbeat_age_seconds 3.5",
    ]),
  )
})

test("an empty queue has the age 0 in every lane, and what is gone is no longer told", async () => {
  let now: QueueState = state
  const metrics = makeMetrics({ measure: async () => now, laneNames, laneOf, freshForMs: 0 })
  await shown(metrics)
  now = { tasks: [], heartbeatAgeSeconds: null }
  expect(await shown(metrics)).toEqual([
    'queue_age_seconds{lane="alarms"} 0',
    'queue_age_seconds{lane="pushes"} 0',
    'queue_age_seconds{lane="background"} 0',
  ])
})

test("the queue is measured when somebody looks, and not again for a while, by however many", async () => {
  let measured = 0
  const measure = async () => {
    measured += 1
    return state
  }
  const metrics = makeMetrics({ measure, laneNames, laneOf })
  expect(measured).toBe(0)
  await Promise.all([metrics.text(), metrics.text(), metrics.text()])
  await metrics.text()
  expect(measured).toBe(1)
})

test("while the queue can't be asked it has no values rather than old ones, and everything else is told", async () => {
  let isAway = false
  const measure = () => (isAway ? Promise.reject(new Error("away")) : Promise.resolve(state))
  const metrics = makeMetrics({ measure, laneNames, laneOf, freshForMs: 0 })
  expect((await shown(metrics)).length).toBeGreaterThan(3)
  isAway = true
  expect(await shown(metrics)).toEqual([])
  expect((await metrics.text()).body).toContain("process_cpu_seconds_total")
})

test("a job that ended is counted by its outcome, with how late it began and how long it took", async () => {
  const metrics = makeMetrics()
  metrics.onJob({ task: "ring_alarm", outcome: "done", latenessMs: 400, durationMs: 30 })
  metrics.onJob({ task: "ring_alarm", outcome: "failed", latenessMs: 12_000, durationMs: 700 })
  const { body } = await metrics.text()
  for (const line of [
    'jobs_total{task="ring_alarm",outcome="done"} 1',
    'jobs_total{task="ring_alarm",outcome="failed"} 1',
    'job_lateness_seconds_bucket{le="0.5",task="ring_alarm"} 1',
    'job_lateness_seconds_bucket{le="10",task="ring_alarm"} 1',
    'job_lateness_seconds_bucket{le="30",task="ring_alarm"} 2',
    'job_duration_seconds_bucket{le="0.05",task="ring_alarm"} 1',
    'job_duration_seconds_sum{task="ring_alarm"} 0.73',
  ])
    expect(body).toContain(line)
})
