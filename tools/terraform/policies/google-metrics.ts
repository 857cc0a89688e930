/**
 * Google's metrics that alerts, dashboards and objectives of ours look at, each looked up in Google's list: a misspelt
 * one is no error anywhere, and an alert on it never rings. https://cloud.google.com/monitoring/api/metrics_gcp
 */
export const googleMetrics: ReadonlySet<string> = new Set([
  "cloudsql.googleapis.com/database/cpu/utilization",
  "cloudsql.googleapis.com/database/disk/bytes_used",
  "cloudsql.googleapis.com/database/disk/quota",
  "cloudsql.googleapis.com/database/disk/read_ops_count",
  "cloudsql.googleapis.com/database/disk/write_ops_count",
  "cloudsql.googleapis.com/database/memory/utilization",
  "cloudsql.googleapis.com/database/postgresql/num_backends",
  "cloudsql.googleapis.com/database/postgresql/num_backends_by_state",
  "cloudsql.googleapis.com/database/postgresql/transaction_count",
  "cloudsql.googleapis.com/database/up",
  "firestore.googleapis.com/api/request_count",
  "firestore.googleapis.com/network/active_connections",
  "firestore.googleapis.com/network/snapshot_listeners",
  "monitoring.googleapis.com/uptime_check/check_passed",
  "monitoring.googleapis.com/uptime_check/time_until_ssl_cert_expires",
  "run.googleapis.com/container/cpu/utilizations",
  "run.googleapis.com/container/instance_count",
  "run.googleapis.com/container/max_request_concurrencies",
  "run.googleapis.com/container/memory/utilizations",
  "run.googleapis.com/container/startup_latencies",
  "run.googleapis.com/job/completed_execution_count",
  "run.googleapis.com/request_count",
  "run.googleapis.com/request_latencies",
  "serviceruntime.googleapis.com/quota/exceeded",
  "serviceruntime.googleapis.com/quota/limit",
  "serviceruntime.googleapis.com/quota/rate/net_usage",
])
