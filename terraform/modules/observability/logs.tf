locals {
  health_checks = "httpRequest.requestUrl=~\"/health/(live|ready|startup)$\" AND httpRequest.status<400"

  app_logs = "resource.type=(\"build\" OR \"cloud_run_job\" OR \"cloud_run_revision\" OR \"cloud_scheduler_job\" OR \"cloudsql_database\" OR \"http_load_balancer\") AND NOT logName:\"cloudaudit.googleapis.com\""
}

# In our region, and to be asked in SQL.
resource "google_logging_project_bucket_config" "app" {
  project          = var.project_id
  location         = var.region
  bucket_id        = "bb-app"
  description      = "Logs of services, database and load balancer."
  retention_days   = var.log_retention_days
  enable_analytics = true
}

resource "google_logging_project_sink" "app" {
  project                = var.project_id
  name                   = "bb-app"
  description            = "Logs of services, database and load balancer."
  destination            = "logging.googleapis.com/${google_logging_project_bucket_config.app.id}"
  filter                 = local.app_logs
  unique_writer_identity = true

  exclusions {
    name        = "health"
    description = "Whoever asks how we are, asks every minute."
    filter      = local.health_checks
  }
}

# _Default has everything for 30 days as well: Error Reporting, `gcloud logging read` and the rollout look there.
resource "google_logging_project_exclusion" "health" {
  project     = var.project_id
  name        = "bb-health"
  description = "Whoever asks how we are, asks every minute."
  filter      = local.health_checks
}

resource "google_logging_linked_dataset" "app" {
  bucket      = google_logging_project_bucket_config.app.id
  link_id     = "bb_app_logs"
  description = "The logs of bb-app as a dataset of BigQuery."
}

# Who did what. Once locked it can be neither shortened nor deleted, by nobody.
resource "google_logging_project_bucket_config" "audit" {
  project        = var.project_id
  location       = var.region
  bucket_id      = "bb-audit"
  description    = "Audit logs of Google Cloud and of the application."
  retention_days = var.audit_retention.days
  locked         = var.audit_retention.locked
}

resource "google_logging_project_sink" "audit" {
  project                = var.project_id
  name                   = "bb-audit"
  description            = "Audit logs of Google Cloud and of the application."
  destination            = "logging.googleapis.com/${google_logging_project_bucket_config.audit.id}"
  filter                 = "logName:\"cloudaudit.googleapis.com\" OR logName=\"projects/${var.project_id}/logs/brasse-bouillon-audit\""
  unique_writer_identity = true
}

resource "google_logging_log_view_iam_member" "operators" {
  for_each = var.operators
  parent   = "projects/${var.project_id}"
  location = var.region
  bucket   = google_logging_project_bucket_config.app.bucket_id
  name     = "_AllLogs"
  role     = "roles/logging.viewAccessor"
  member   = each.value
}

# A file each: the first line is its title, the rest the question. Those in SQL ask the dataset of bb-app.
locals {
  queries = {
    for file in fileset("${path.module}/../../files/log-queries", "*.{filter,sql}") : file => {
      title = trimprefix(split("\n", file("${path.module}/../../files/log-queries/${file}"))[0], "-- ")
      text = templatefile("${path.module}/../../files/log-queries/${file}", {
        api    = var.api_service
        logs   = "`${var.project_id}.${var.region}.bb-app._AllLogs`"
        worker = var.worker_service
      })
    }
  }
}

resource "google_logging_saved_query" "queries" {
  for_each     = local.queries
  parent       = "projects/${var.project_id}"
  location     = "global"
  name         = "bb-${replace(replace(each.key, ".filter", ""), ".sql", "")}"
  display_name = each.value.title
  visibility   = "SHARED"

  dynamic "logging_query" {
    for_each = endswith(each.key, ".filter") ? [each.value.text] : []
    content {
      filter = logging_query.value
    }
  }

  dynamic "ops_analytics_query" {
    for_each = endswith(each.key, ".sql") ? [each.value.text] : []
    content {
      sql_query_text = ops_analytics_query.value
    }
  }
}
