import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client"
import type { RequestRecord } from "../../http/mount.ts"
import { type QueueGaugeOptions, queueGauges } from "./queue-gauges.ts"

export type Metrics = {
  readonly onAnswered: (record: RequestRecord) => void
  /** A job has ended: how, how late it had begun, and how long it took. */
  readonly onJob: (job: {
    readonly task: string
    readonly outcome: "done" | "failed"
    readonly latenessMs: number
    readonly durationMs: number
  }) => void
  /** The Prometheus text format. */
  readonly text: () => Promise<{ readonly body: string; readonly contentType: string }>
}

/** Counts and times what the process does, in a registry of its own, and tells how the queue of jobs fares. */
export const makeMetrics = (queue?: QueueGaugeOptions): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Answered requests by route, method and status class",
    labelNames: ["route", "method", "status"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.8, 1, 2.5, 5],
    registers,
  })
  const jobs = new Counter({
    name: "jobs_total",
    help: "Jobs that ended, by task and outcome",
    labelNames: ["task", "outcome"] as const,
    registers,
  })
  const lateness = new Histogram({
    name: "job_lateness_seconds",
    help: "How long after its time a job began",
    labelNames: ["task"] as const,
    buckets: [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300],
    registers,
  })
  const duration = new Histogram({
    name: "job_duration_seconds",
    help: "How long a job took",
    labelNames: ["task"] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60],
    registers,
  })
  const measureQueue = queue ? queueGauges(registry, queue) : async () => undefined
  return {
    onAnswered: ({ context, route, status, durationMs }) =>
      requests.observe(
        { route, method: context.request.method, status: `${Math.floor(status / 100)}xx` },
        durationMs / 1000,
      ),
    onJob: ({ task, outcome, latenessMs, durationMs }) => {
      jobs.inc({ task, outcome })
      lateness.observe({ task }, Math.max(0, latenessMs) / 1000)
      duration.observe({ task }, durationMs / 1000)
    },
    text: async () => {
      await measureQueue()
      return { body: await registry.metrics(), contentType: registry.contentType }
    },
  }
}
