resource "google_cloud_scheduler_job" "jobs" {
  for_each         = var.jobs
  project          = var.project_id
  name             = "bb-${each.key}"
  description      = each.value.description
  region           = var.region
  schedule         = each.value.schedule
  time_zone        = each.value.time_zone
  attempt_deadline = "${each.value.deadline_seconds}s"

  # The next one comes by itself.
  retry_config {
    retry_count = 0
  }

  http_target {
    http_method = "POST"
    uri         = "${var.worker_url}${each.value.path}"

    oidc_token {
      service_account_email = var.service_account
      audience              = var.worker_url
    }
  }
}
