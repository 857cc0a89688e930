# What the log tells is counted here. The events are those of src/; without `value` lines are counted, with it the figure
# in them is measured. Labels that are not named here can be told apart in the log, not in the metric.
locals {
  services = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=(\"${var.api_service}\" OR \"${var.worker_service}\")"

  log_metrics = {
    auth_failures = {
      description = "Requests refused because of who asked: no token, a bad one, a member who is disabled."
      filter      = "${local.services} AND jsonPayload.event=\"http.request\" AND jsonPayload.refused:*"
      labels      = { reason = "EXTRACT(jsonPayload.refused)" }
    }
    identity_failures = {
      description = "Firebase Auth could not be asked."
      filter      = "${local.services} AND jsonPayload.event=\"accounts.identity_unavailable\""
    }
    jobs_failed = {
      description = "Jobs that failed and are tried again."
      filter      = "${local.services} AND jsonPayload.event=\"job.failed\""
      labels      = { task = "EXTRACT(jsonPayload.task)" }
    }
    jobs_gave_up = {
      description = "Jobs that failed for the last time."
      filter      = "${local.services} AND jsonPayload.event=\"job.gave_up\""
      labels      = { task = "EXTRACT(jsonPayload.task)" }
    }
    live_failures = {
      description = "Firestore could not be reached for a live document."
      filter      = "${local.services} AND jsonPayload.event=\"live.unavailable\""
    }
    push_failures = {
      description = "Pushes that FCM refused, or could not be handed to it."
      filter      = "${local.services} AND jsonPayload.event=(\"push.refused\" OR \"push.unavailable\")"
      labels      = { event = "EXTRACT(jsonPayload.event)" }
    }
    queue_age = {
      description = "How long the alarm that waits longest has been due, measured every minute."
      filter      = "${local.services} AND jsonPayload.event=\"queue.measured\""
      value       = "EXTRACT(jsonPayload.alarmsAgeSeconds)"
      unit        = "s"
      bounds      = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 21600, 86400]
    }
    rate_limited = {
      description = "Requests refused because there were too many."
      filter      = "${local.services} AND jsonPayload.event=\"http.request\" AND httpRequest.status=429"
      labels      = { operation = "EXTRACT(jsonPayload.operation)" }
    }
    request_errors = {
      description = "Requests that failed by a defect, by route."
      filter      = "${local.services} AND jsonPayload.event=\"http.request_failed\""
      labels      = { operation = "EXTRACT(jsonPayload.operation)" }
    }
    requests_unavailable = {
      description = "Requests answered with 503: something we depend on was away."
      filter      = "${local.services} AND jsonPayload.event=\"http.request_unavailable\""
      labels      = { operation = "EXTRACT(jsonPayload.operation)" }
    }
    sql_backups = {
      description = "Automated backups of the database that succeeded."
      filter      = "resource.type=\"cloudsql_database\" AND logName=\"projects/${var.project_id}/logs/cloudaudit.googleapis.com%2Fsystem_event\" AND protoPayload.methodName=\"cloudsql.instances.automatedBackup\" AND protoPayload.metadata.windowStatus=~\"(?i)succe\""
    }
    starts = {
      description = "How long a process took until it was ready."
      filter      = "${local.services} AND jsonPayload.event=\"process.started\""
      value       = "EXTRACT(jsonPayload.startMs)"
      unit        = "ms"
      bounds      = [250, 500, 1000, 2000, 5000, 10000, 20000, 40000, 60000, 90000, 120000]
    }
    ticks = {
      description = "Ticks of a worker that does not run all the time."
      filter      = "${local.services} AND jsonPayload.event=\"tick.done\""
    }
    worker_heartbeats = {
      description = "A worker lives, told once a minute."
      filter      = "${local.services} AND jsonPayload.event=\"worker.heartbeat\""
    }
  }
}

resource "google_logging_metric" "metrics" {
  for_each         = local.log_metrics
  project          = var.project_id
  name             = "bb_${each.key}"
  description      = each.value.description
  filter           = each.value.filter
  label_extractors = try(each.value.labels, {})
  value_extractor  = try(each.value.value, null)

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = can(each.value.value) ? "DISTRIBUTION" : "INT64"
    unit        = try(each.value.unit, "1")

    dynamic "labels" {
      for_each = try(each.value.labels, {})
      content {
        key        = labels.key
        value_type = "STRING"
      }
    }
  }

  dynamic "bucket_options" {
    for_each = try([each.value.bounds], [])
    content {
      explicit_buckets {
        bounds = bucket_options.value
      }
    }
  }
}
