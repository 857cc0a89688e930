import { behaviourOf, type Cloud } from "./cloud.ts"

/** A request that production has answered. */
export type Seen = {
  readonly atMs: number
  readonly revision: string
  readonly status: number
  readonly latencyMs: number
}

export type Monitored = {
  readonly cloud: Cloud
  readonly seen: readonly Seen[]
  /** Figures are shown only when they are this old. */
  readonly lateMs: number
}

/** projects.timeSeries.list of Cloud Monitoring, for the three questions that a rollout asks; refuses any other. */
export const monitoring = ({ cloud, seen, lateMs }: Monitored, query: URLSearchParams): Response => {
  const asked = (name: string): string => query.get(name) ?? ""
  const matched = filterForm.exec(asked("filter"))
  const [, metric = "", region, revision = ""] = matched ?? []
  const fromMs = Date.parse(asked("interval.startTime"))
  const toMs = Math.min(Date.parse(asked("interval.endTime")), Date.parse(cloud.now) - lateMs)
  const question = [
    asked("aggregation.perSeriesAligner"),
    asked("aggregation.crossSeriesReducer"),
    asked("aggregation.groupByFields"),
  ].join(" ")
  if (
    region !== "europe-west1" ||
    questions[metric] !== question ||
    !/^\d+s$/.test(asked("aggregation.alignmentPeriod"))
  ) {
    return Response.json({ error: { message: `cannot answer ${query.toString()}` } }, { status: 400 })
  }
  const within = (atMs: number): boolean => atMs >= fromMs && atMs <= toMs
  if (metric === "logging.googleapis.com/log_entry_count")
    return Response.json(linesOf(cloud, revision, within))
  const requests = seen.filter((request) => request.revision === revision && within(request.atMs))
  if (requests.length === 0) return Response.json({})
  if (metric === "run.googleapis.com/request_latencies") {
    const sorted = requests.map(({ latencyMs }) => latencyMs).toSorted((a, b) => a - b)
    const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0
    return Response.json({ timeSeries: [{ points: [{ value: { doubleValue: p95 } }] }] })
  }
  const classes = Map.groupBy(requests, ({ status }) => `${Math.floor(status / 100)}xx`)
  return Response.json({
    timeSeries: [...classes].map(([name, { length }]) => ({
      metric: { labels: { response_code_class: name } },
      points: [{ value: { int64Value: String(length) } }],
    })),
  })
}

const filterForm =
  /^metric\.type="([^"]+)" AND resource\.type="cloud_run_revision" AND resource\.labels\.location="([^"]+)" AND resource\.labels\.revision_name="([^"]+)"$/

const questions: Readonly<Record<string, string>> = {
  "run.googleapis.com/request_count": "ALIGN_DELTA REDUCE_SUM metric.labels.response_code_class",
  "run.googleapis.com/request_latencies": "ALIGN_DELTA REDUCE_PERCENTILE_95 ",
  "logging.googleapis.com/log_entry_count": "ALIGN_DELTA REDUCE_SUM metric.labels.severity",
}

/** A worker says that it starts, and then only what goes wrong. */
const linesOf = (cloud: Cloud, revision: string, within: (atMs: number) => boolean) => {
  const found = cloud.services["worker"]?.revisions[revision]
  if (found === undefined || !within(Date.parse(found.startedAt))) return {}
  const { workerErrors } = behaviourOf(cloud, found.image)
  const of = (severity: string, count: number) => ({
    metric: { labels: { severity } },
    points: [{ value: { int64Value: String(count) } }],
  })
  return { timeSeries: [of("INFO", 2), ...(workerErrors > 0 ? [of("ERROR", workerErrors)] : [])] }
}
