import { Gauge, type Registry } from "prom-client"
import type { QueueState } from "../../features/queue/index.ts"

export type QueueGaugeOptions = {
  readonly measure: () => Promise<QueueState>
  /** Which jobs have slots of their own: each lane has an age. */
  readonly laneNames: readonly string[]
  readonly laneOf: (task: string) => string
  /** What has been measured counts for so long. */
  readonly freshForMs?: number
}

/**
 * Gauges of the queue. They are measured when somebody looks, and at most every 15 s: each process tells the same, the
 * API too, which still does when no worker lives. While the queue can't be asked they have no values: none is better
 * than old ones.
 * @returns brings them up to date
 */
export const queueGauges = (
  registry: Registry,
  { measure, laneNames, laneOf, freshForMs = 15_000 }: QueueGaugeOptions,
): (() => Promise<void>) => {
  const registers = [registry]
  const age = new Gauge({
    name: "queue_age_seconds",
    help: "How long the oldest job that is due has been so, by lane",
    labelNames: ["lane"] as const,
    registers,
  })
  const jobs = new Gauge({
    name: "queue_jobs",
    help: "Jobs by task and state: waiting for their time, due, running, failed for good",
    labelNames: ["task", "state"] as const,
    registers,
  })
  const heartbeatAge = new Gauge({
    name: "worker_heartbeat_age_seconds",
    help: "Since any worker last lived",
    labelNames: [] as const,
    registers,
  })

  const forget = (): void => {
    age.reset()
    jobs.reset()
    heartbeatAge.remove()
  }
  const show = ({ tasks, heartbeatAgeSeconds }: QueueState): void => {
    forget()
    for (const lane of laneNames) {
      const ages = tasks.filter(({ task }) => laneOf(task) === lane).map((task) => task.oldestDueSeconds)
      age.set({ lane }, Math.max(0, ...ages))
    }
    for (const { task, waiting, due, running, failed } of tasks) {
      for (const [state, count] of Object.entries({ waiting, due, running, failed }))
        jobs.set({ task, state }, count)
    }
    if (heartbeatAgeSeconds !== null) heartbeatAge.set(heartbeatAgeSeconds)
  }

  let measuredAt = Number.NEGATIVE_INFINITY
  let measuring: Promise<void> | undefined
  return async () => {
    if (performance.now() - measuredAt < freshForMs) return
    measuring ??= measure()
      .then(show, forget)
      .finally(() => {
        measuredAt = performance.now()
        measuring = undefined
      })
    await measuring
  }
}
