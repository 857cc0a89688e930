resource "google_monitoring_notification_channel" "email" {
  for_each     = var.emails
  project      = var.project_id
  type         = "email"
  display_name = each.key

  labels = {
    email_address = each.key
  }
}

resource "google_monitoring_notification_channel" "slack" {
  count        = var.slack == null ? 0 : 1
  project      = var.project_id
  type         = "slack"
  display_name = "Slack ${var.slack.channel}"

  labels = {
    channel_name = var.slack.channel
  }

  sensitive_labels {
    auth_token_wo         = var.slack_token
    auth_token_wo_version = tostring(var.slack.token_version)
  }
}

locals {
  channels = concat(
    [for channel in google_monitoring_notification_channel.email : channel.name],
    google_monitoring_notification_channel.slack[*].name,
  )
}

# From outside, as the app does. It keeps a service awake that would scale to zero.
resource "google_monitoring_uptime_check_config" "api" {
  count              = var.uptime_host == null ? 0 : 1
  project            = var.project_id
  display_name       = "API is ready"
  period             = "60s"
  timeout            = "10s"
  selected_regions   = ["EUROPE", "USA_VIRGINIA", "ASIA_PACIFIC"]
  log_check_failures = true

  http_check {
    path         = "/health/ready"
    port         = 443
    use_ssl      = true
    validate_ssl = true

    accepted_response_status_codes {
      status_value = 200
    }
  }

  monitored_resource {
    type = "uptime_url"

    labels = {
      project_id = var.project_id
      host       = var.uptime_host
    }
  }

  content_matchers {
    content = "\"ok\""
    matcher = "MATCHES_JSON_PATH"

    json_path_matcher {
      json_path    = "$.status"
      json_matcher = "EXACT_MATCH"
    }
  }
}

resource "google_monitoring_dashboard" "dashboards" {
  for_each = fileset("${path.module}/../../files/dashboards", "*.json")
  project  = var.project_id
  dashboard_json = templatefile("${path.module}/../../files/dashboards/${each.value}", {
    api             = var.api_service
    database        = var.database_instance
    max_connections = var.max_connections
    max_instances   = var.api_max_instances
    project_id      = var.project_id
    worker          = var.worker_service
  })
}
