# Every alert, by the name of its runbook: docs/operations/runbooks/<name>.md. `summary` is what whoever is woken reads
# first. `when` leaves out those that make no sense in an environment.

locals {
  # Metrics as PromQL names them: https://cloud.google.com/monitoring/promql/promql-mapping
  api      = "monitored_resource=\"cloud_run_revision\", service_name=\"${var.api_service}\""
  worker   = "monitored_resource=\"cloud_run_revision\", service_name=\"${var.worker_service}\""
  database = "monitored_resource=\"cloudsql_database\", database_id=\"${var.project_id}:${var.database_instance}\""

  # An objective of 28 days, burnt so many times too fast: https://sre.google/workbook/alerting-on-slos
  alerts_by_burn_rate = {
    availability-fast-burn = {
      summary  = "Requests fail so fast that the errors of a month would be used up in two days."
      severity = "CRITICAL"
      slo      = google_monitoring_slo.availability.id
      burn     = 14.4
      windows  = ["3600s", "300s"]
    }
    availability-slow-burn = {
      summary  = "Requests have been failing for hours; at this rate the errors of a month last five days."
      severity = "WARNING"
      slo      = google_monitoring_slo.availability.id
      burn     = 6
      windows  = ["21600s", "1800s"]
    }
    latency-fast-burn = {
      summary  = "Answers are so slow that the slow ones of a month would be used up in two days."
      severity = "ERROR"
      slo      = google_monitoring_slo.latency.id
      burn     = 14.4
      windows  = ["3600s", "300s"]
    }
    latency-slow-burn = {
      summary  = "Answers have been slow for hours; at this rate the slow ones of a month last five days."
      severity = "WARNING"
      slo      = google_monitoring_slo.latency.id
      burn     = 6
      windows  = ["21600s", "1800s"]
    }
  }

  alerts_by_query = {
    api-errors = {
      summary  = "More than 5 % of the API's answers are 5xx."
      severity = "CRITICAL"
      minutes  = 5
      query    = <<-EOT
        sum(rate(run_googleapis_com:request_count{${local.api}, response_code_class="5xx"}[5m]))
        / sum(rate(run_googleapis_com:request_count{${local.api}}[5m])) > 0.05
        and sum(increase(run_googleapis_com:request_count{${local.api}}[5m])) > 20
      EOT
    }
    api-latency = {
      summary  = "One answer in twenty takes longer than 2 s."
      severity = "WARNING"
      minutes  = 10
      query    = <<-EOT
        histogram_quantile(0.95, sum by (le) (rate(run_googleapis_com:request_latencies_bucket{${local.api}}[5m]))) > 2000
        and sum(increase(run_googleapis_com:request_count{${local.api}}[5m])) > 20
      EOT
    }
    api-saturated = {
      summary  = "As many instances of the API run as may. When they are busy, too, requests wait, and then get 429."
      severity = "ERROR"
      minutes  = 10
      query    = "sum(run_googleapis_com:container_instance_count{${local.api}, state=\"active\"}) >= ${var.api_max_instances}"
    }
    memory-high = {
      summary  = "Instances use more than 90 % of their memory: beyond it they are killed with all their requests."
      severity = "ERROR"
      minutes  = 10
      query    = <<-EOT
        histogram_quantile(0.95, sum by (le, service_name) (
          rate(run_googleapis_com:container_memory_utilizations_bucket{monitored_resource="cloud_run_revision", service_name=~"${var.api_service}|${var.worker_service}"}[5m])
        )) > 0.9
      EOT
    }
    startup-slow = {
      summary  = "New instances take longer than a minute until they are ready."
      severity = "WARNING"
      minutes  = 10
      query    = <<-EOT
        histogram_quantile(0.95, sum by (le, service_name) (
          increase(run_googleapis_com:container_startup_latencies_bucket{monitored_resource="cloud_run_revision", service_name=~"${var.api_service}|${var.worker_service}"}[30m])
        )) > 60000
      EOT
    }
    worker-silent = {
      summary  = "No worker has been heard of for 10 minutes: alarms do not ring, live documents stand still."
      severity = "CRITICAL"
      minutes  = 5
      query    = "(sum(increase(logging_googleapis_com:user_bb_worker_heartbeats{${local.worker}}[10m])) or vector(0)) < 1"
    }
    ticks-missing = {
      summary  = "Scheduler has not reached the worker for 10 minutes."
      severity = "CRITICAL"
      minutes  = 5
      when     = var.ticks_enabled
      query    = "(sum(increase(run_googleapis_com:request_count{${local.worker}, response_code_class=\"2xx\"}[10m])) or vector(0)) < 1"
    }
    queue-late = {
      summary  = "An alarm has been due for more than a minute and nobody rings it: a brewer at the kettle waits for it."
      severity = "CRITICAL"
      minutes  = 3
      query    = "histogram_quantile(1, sum by (le) (increase(logging_googleapis_com:user_bb_queue_age_bucket{${local.worker}}[5m]))) > 60"
    }
    jobs-gave-up = {
      summary  = "Jobs failed for the last time. They wait to be looked at, and to be run again."
      severity = "ERROR"
      minutes  = 0
      query    = "sum by (task) (increase(logging_googleapis_com:user_bb_jobs_gave_up{${local.worker}}[10m])) > 0"
    }
    push-failing = {
      summary  = "Pushes can't be handed to FCM, or are refused by it."
      severity = "ERROR"
      minutes  = 10
      query    = "sum by (event) (increase(logging_googleapis_com:user_bb_push_failures{${local.worker}}[10m])) > 5"
    }
    live-failing = {
      summary  = "Firestore can't be reached: phones see an old state of their brew. Alarms ring all the same."
      severity = "ERROR"
      minutes  = 10
      query    = "sum(increase(logging_googleapis_com:user_bb_live_failures{${local.worker}}[10m])) > 5"
    }
    identity-failing = {
      summary  = "Firebase Auth can't be asked whether members are still welcome."
      severity = "ERROR"
      minutes  = 10
      query    = "sum(increase(logging_googleapis_com:user_bb_identity_failures{${local.api}}[10m])) > 5"
    }
    job-failed = {
      summary  = "A Cloud Run job failed: a migration, a smoke test, or a reprojection."
      severity = "ERROR"
      minutes  = 0
      query    = "sum by (job_name) (increase(run_googleapis_com:job_completed_execution_count{monitored_resource=\"cloud_run_job\", result=\"failed\"}[10m])) > 0"
    }
    database-down = {
      summary  = "The database does not answer."
      severity = "CRITICAL"
      minutes  = 3
      query    = "min(cloudsql_googleapis_com:database_up{${local.database}}) < 1"
    }
    database-connections = {
      summary  = "More than 80 % of the database's connections are taken."
      severity = "ERROR"
      minutes  = 5
      query    = "sum(cloudsql_googleapis_com:database_postgresql_num_backends{${local.database}}) > ${floor(var.max_connections * 0.8)}"
    }
    database-cpu = {
      summary  = "The database's processor has been busy for a quarter of an hour."
      severity = "WARNING"
      minutes  = 15
      query    = "avg(cloudsql_googleapis_com:database_cpu_utilization{${local.database}}) > 0.9"
    }
    database-memory = {
      summary  = "The database uses nearly all of its memory."
      severity = "WARNING"
      minutes  = 15
      query    = "avg(cloudsql_googleapis_com:database_memory_utilization{${local.database}}) > 0.95"
    }
    database-disk = {
      summary  = "The database's disk nears the size that it may grow to. A full one stops every write."
      severity = "CRITICAL"
      minutes  = 10
      query    = "max(cloudsql_googleapis_com:database_disk_bytes_used{${local.database}}) > ${floor(var.database_disk_limit_gb * 0.85 * pow(1024, 3))}"
    }
    backup-missing = {
      summary  = "The database has not been backed up for more than a day."
      severity = "CRITICAL"
      # One may begin up to four hours later than the one before.
      minutes = 240
      when    = var.backups_enabled
      query   = "(sum(increase(logging_googleapis_com:user_bb_sql_backups{monitored_resource=\"cloudsql_database\"}[24h])) or vector(0)) < 1"
    }
    quota-near = {
      summary  = "More than 80 % of a quota per minute are used: Firestore, FCM, or identity."
      severity = "WARNING"
      minutes  = 5
      query    = <<-EOT
        sum by (service, quota_metric) (60 * rate(serviceruntime_googleapis_com:quota_rate_net_usage{service=~"(fcm|firestore|identitytoolkit).*"}[5m]))
        / max by (service, quota_metric) (serviceruntime_googleapis_com:quota_limit{service=~"(fcm|firestore|identitytoolkit).*", limit_name=~".*PerMinute.*"} > 0) > 0.8
      EOT
    }
  }

  uptime_check = "metric.labels.check_id=\"${join("", google_monitoring_uptime_check_config.api[*].uptime_check_id)}\" AND resource.type=\"uptime_url\""

  alerts_by_threshold = {
    uptime-failed = {
      summary   = "The API does not answer from outside."
      severity  = "CRITICAL"
      when      = var.uptime_host != null
      filter    = "metric.type=\"monitoring.googleapis.com/uptime_check/check_passed\" AND ${local.uptime_check}"
      period    = "1200s"
      aligner   = "ALIGN_NEXT_OLDER"
      reducer   = "REDUCE_COUNT_FALSE"
      group_by  = ["resource.labels.host"]
      compare   = "COMPARISON_GT"
      threshold = 1
      duration  = "120s"
    }
    certificate-expiring = {
      summary   = "The certificate ends in less than two weeks, and Google has not renewed it."
      severity  = "ERROR"
      when      = var.uptime_host != null
      filter    = "metric.type=\"monitoring.googleapis.com/uptime_check/time_until_ssl_cert_expires\" AND ${local.uptime_check}"
      period    = "1200s"
      aligner   = "ALIGN_NEXT_OLDER"
      reducer   = "REDUCE_MEAN"
      group_by  = ["resource.labels.host"]
      compare   = "COMPARISON_LT"
      threshold = 14
      duration  = "600s"
    }
    quota-exceeded = {
      summary   = "A quota of Google's is exhausted: Firestore, FCM, identity, Cloud Run or Cloud SQL refuse requests."
      severity  = "ERROR"
      when      = true
      filter    = "metric.type=\"serviceruntime.googleapis.com/quota/exceeded\" AND resource.type=\"consumer_quota\" AND resource.labels.service=monitoring.regex.full_match(\"(fcm|firestore|identitytoolkit|run|sqladmin).googleapis.com\")"
      period    = "60s"
      aligner   = "ALIGN_COUNT_TRUE"
      reducer   = "REDUCE_SUM"
      group_by  = ["resource.labels.service", "metric.labels.quota_metric"]
      compare   = "COMPARISON_GT"
      threshold = 0
      duration  = "0s"
    }
  }

  alerts_by_log = {
    rollout-failed = {
      summary  = "A rollout failed and was taken back. Production serves what it served."
      severity = "ERROR"
      filter   = "logName=\"projects/${var.project_id}/logs/brasse-bouillon-rollout\" AND severity>=ERROR"
    }
    iam-changed = {
      summary  = "Rights in the project were changed by somebody other than Terraform."
      severity = "WARNING"
      filter   = "logName:\"cloudaudit.googleapis.com%2Factivity\" AND protoPayload.methodName=(\"SetIamPolicy\" OR \"google.iam.admin.v1.SetIAMPolicy\" OR \"google.iam.admin.v1.CreateServiceAccountKey\" OR \"google.iam.admin.v1.CreateRole\" OR \"google.iam.admin.v1.UpdateRole\") AND NOT protoPayload.authenticationInfo.principalEmail=\"${var.terraform_account}\""
    }
    secret-read = {
      summary  = "A secret was read by somebody other than those it is for."
      severity = "WARNING"
      filter   = "protoPayload.serviceName=\"secretmanager.googleapis.com\" AND protoPayload.methodName:\"AccessSecretVersion\" AND NOT protoPayload.authenticationInfo.principalEmail=(${join(" OR ", [for reader in sort(concat([var.terraform_account], var.secret_readers)) : "\"${reader}\""])}) AND NOT protoPayload.authenticationInfo.principalEmail:\"gcp-sa-\""
    }
    data-deleted = {
      summary  = "Somebody deletes, or tries to delete, a database, a bucket, or backups."
      severity = "CRITICAL"
      filter   = "logName:\"cloudaudit.googleapis.com%2Factivity\" AND protoPayload.methodName=(\"cloudsql.instances.delete\" OR \"cloudsql.backupRuns.delete\" OR \"cloudsql.databases.delete\" OR \"google.firestore.admin.v1.FirestoreAdmin.DeleteDatabase\" OR \"google.firestore.admin.v1.FirestoreAdmin.DeleteBackup\" OR \"google.firestore.admin.v1.FirestoreAdmin.DeleteBackupSchedule\" OR \"storage.buckets.delete\")"
    }
  }

  documentation = {
    for name, alert in merge(local.alerts_by_burn_rate, local.alerts_by_query, local.alerts_by_threshold, local.alerts_by_log) :
    name => "${alert.summary}\n\nWhat to do: ${var.runbooks}/${name}.md"
  }
}

resource "google_monitoring_alert_policy" "burn_rate" {
  for_each              = { for name, alert in local.alerts_by_burn_rate : name => alert if var.alerts_enabled }
  project               = var.project_id
  display_name          = each.key
  combiner              = "AND"
  severity              = each.value.severity
  notification_channels = local.channels

  dynamic "conditions" {
    for_each = each.value.windows
    content {
      display_name = "Burns ${each.value.burn} times too fast over ${conditions.value}"

      condition_threshold {
        filter          = "select_slo_burn_rate(\"${each.value.slo}\", \"${conditions.value}\")"
        comparison      = "COMPARISON_GT"
        threshold_value = each.value.burn
        duration        = "0s"
      }
    }
  }

  alert_strategy {
    auto_close = "1800s"
  }

  documentation {
    content   = local.documentation[each.key]
    mime_type = "text/markdown"

    links {
      display_name = "Runbook"
      url          = "${var.runbooks}/${each.key}.md"
    }
  }
}

resource "google_monitoring_alert_policy" "query" {
  for_each              = { for name, alert in local.alerts_by_query : name => alert if var.alerts_enabled && try(alert.when, true) }
  project               = var.project_id
  display_name          = each.key
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = local.channels

  conditions {
    display_name = each.value.summary

    condition_prometheus_query_language {
      query               = trimspace(each.value.query)
      duration            = "${each.value.minutes * 60}s"
      evaluation_interval = "60s"
      # Metrics of ours are there from the first event on.
      disable_metric_validation = true
    }
  }

  alert_strategy {
    auto_close = "1800s"
  }

  documentation {
    content   = local.documentation[each.key]
    mime_type = "text/markdown"

    links {
      display_name = "Runbook"
      url          = "${var.runbooks}/${each.key}.md"
    }
  }

  depends_on = [google_logging_metric.metrics]
}

resource "google_monitoring_alert_policy" "threshold" {
  for_each              = { for name, alert in local.alerts_by_threshold : name => alert if var.alerts_enabled && alert.when }
  project               = var.project_id
  display_name          = each.key
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = local.channels

  conditions {
    display_name = each.value.summary

    condition_threshold {
      filter          = each.value.filter
      comparison      = each.value.compare
      threshold_value = each.value.threshold
      duration        = each.value.duration

      aggregations {
        alignment_period     = each.value.period
        per_series_aligner   = each.value.aligner
        cross_series_reducer = each.value.reducer
        group_by_fields      = each.value.group_by
      }
    }
  }

  alert_strategy {
    auto_close = "1800s"
  }

  documentation {
    content   = local.documentation[each.key]
    mime_type = "text/markdown"

    links {
      display_name = "Runbook"
      url          = "${var.runbooks}/${each.key}.md"
    }
  }
}

resource "google_monitoring_alert_policy" "log" {
  for_each              = { for name, alert in local.alerts_by_log : name => alert if var.alerts_enabled }
  project               = var.project_id
  display_name          = each.key
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = local.channels

  conditions {
    display_name = each.value.summary

    condition_matched_log {
      filter = each.value.filter
    }
  }

  alert_strategy {
    auto_close = "86400s"

    notification_rate_limit {
      period = "3600s"
    }
  }

  documentation {
    content   = local.documentation[each.key]
    mime_type = "text/markdown"

    links {
      display_name = "Runbook"
      url          = "${var.runbooks}/${each.key}.md"
    }
  }
}
