import * as z from "zod"
import type { Gcloud } from "./gcloud.ts"

/** What a release did since a moment, as Cloud Monitoring has seen it so far; it lags by up to four minutes. */
export type Measured = {
  /** Requests that the API's revision has answered, and how many of them with 5xx. */
  readonly requests: number
  readonly errors: number
  /** 95 of 100 requests were answered within this; null when nothing was measured. */
  readonly p95Ms: number | null
  /** Lines that the worker's revision has logged, and how many of them as errors. */
  readonly workerLines: number
  readonly workerErrors: number
}

export type Measure = (period: Period) => Promise<Measured>

export type Period = {
  readonly api: string
  readonly worker: string
  readonly apiSince: Date
  readonly workerSince: Date
  readonly until: Date
}

/** Where to ask, and how. */
export type MonitoringPlace = {
  readonly gcloud: Gcloud
  readonly fetch: (address: string, init?: RequestInit) => Promise<Response>
  readonly project: string
  readonly region: string
}

const withinMs = 30_000

/** Asks Cloud Monitoring, with the rights that gcloud has (roles/monitoring.viewer). Throws when it does not answer. */
export const makeMeasure =
  ({ gcloud, fetch, project, region }: MonitoringPlace): Measure =>
  async ({ api, worker, apiSince, workerSince, until }) => {
    const token = (await gcloud(["auth", "print-access-token"])).trim()
    const ask = async (query: Query): Promise<readonly Series[]> => {
      const address = `https://monitoring.googleapis.com/v3/projects/${project}/timeSeries?${parameters(query).toString()}`
      const headers = { authorization: `Bearer ${token}` }
      const answer = await fetch(address, { headers, signal: AbortSignal.timeout(withinMs) })
      if (!answer.ok) throw new Error(`Cloud Monitoring answered ${answer.status}: ${await answer.text()}`)
      return TimeSeries.parse(await answer.json()).timeSeries
    }
    const ofApi = { revision: api, region, since: apiSince, until }
    const [byClass, latency, bySeverity] = await Promise.all([
      ask({
        ...ofApi,
        metric: "run.googleapis.com/request_count",
        reducer: "SUM",
        by: "response_code_class",
      }),
      ask({ ...ofApi, metric: "run.googleapis.com/request_latencies", reducer: "PERCENTILE_95", by: null }),
      ask({
        revision: worker,
        region,
        since: workerSince,
        until,
        metric: "logging.googleapis.com/log_entry_count",
        reducer: "SUM",
        by: "severity",
      }),
    ])
    return {
      requests: total(byClass),
      errors: total(byClass.filter(({ metric }) => metric.labels["response_code_class"] === "5xx")),
      p95Ms: latency.length === 0 ? null : Math.max(...latency.flatMap(values)),
      workerLines: total(bySeverity),
      workerErrors: total(bySeverity.filter(({ metric }) => isError(metric.labels["severity"]))),
    }
  }

type Query = {
  readonly metric: string
  readonly reducer: "SUM" | "PERCENTILE_95"
  /** The label of the metric to tell apart. */
  readonly by: string | null
  readonly revision: string
  readonly region: string
  readonly since: Date
  readonly until: Date
}

/** The whole period as one point: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list */
const parameters = ({ metric, reducer, by, revision, region, since, until }: Query): URLSearchParams => {
  const seconds = Math.max(60, Math.ceil((until.getTime() - since.getTime()) / 1000))
  const filter = [
    `metric.type="${metric}"`,
    `resource.type="cloud_run_revision"`,
    `resource.labels.location="${region}"`,
    `resource.labels.revision_name="${revision}"`,
  ].join(" AND ")
  return new URLSearchParams({
    filter,
    "interval.startTime": new Date(until.getTime() - seconds * 1000).toISOString(),
    "interval.endTime": until.toISOString(),
    "aggregation.alignmentPeriod": `${seconds}s`,
    "aggregation.perSeriesAligner": "ALIGN_DELTA",
    "aggregation.crossSeriesReducer": `REDUCE_${reducer}`,
    ...(by !== null && { "aggregation.groupByFields": `metric.labels.${by}` }),
  })
}

const Value = z.object({ int64Value: z.coerce.number().optional(), doubleValue: z.number().optional() })
const TimeSeries = z.object({
  timeSeries: z
    .array(
      z.object({
        metric: z.object({ labels: z.record(z.string(), z.string()).default({}) }).default({ labels: {} }),
        points: z.array(z.object({ value: Value })).default([]),
      }),
    )
    .default([]),
})
type Series = z.infer<typeof TimeSeries>["timeSeries"][number]

const values = ({ points }: Series): readonly number[] =>
  points.map(({ value }) => value.int64Value ?? value.doubleValue ?? 0)

const total = (series: readonly Series[]): number =>
  series.flatMap(values).reduce((sum, value) => sum + value, 0)

const isError = (severity: string | undefined): boolean =>
  ["ERROR", "CRITICAL", "ALERT", "EMERGENCY"].includes(severity ?? "")
