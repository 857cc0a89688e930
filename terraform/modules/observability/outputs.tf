output "alerts" {
  description = "Names of the alerts, each with a runbook of that name."
  value = sort(concat(
    keys(google_monitoring_alert_policy.burn_rate),
    keys(google_monitoring_alert_policy.log),
    keys(google_monitoring_alert_policy.query),
    keys(google_monitoring_alert_policy.threshold),
  ))
}

output "buckets" {
  description = "Log buckets: for how long they keep what, and whether that is for good."
  value = {
    app = {
      analytics      = google_logging_project_bucket_config.app.enable_analytics
      retention_days = google_logging_project_bucket_config.app.retention_days
    }
    audit = {
      locked         = google_logging_project_bucket_config.audit.locked
      retention_days = google_logging_project_bucket_config.audit.retention_days
    }
  }
}

output "notification_channels" {
  description = "Full names of the channels that are told."
  value       = local.channels
}

output "uptime_check" {
  description = "Id of the uptime check, null when there is none."
  value       = one(google_monitoring_uptime_check_config.api[*].uptime_check_id)
}
