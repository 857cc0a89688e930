resource "google_project_service" "services" {
  for_each           = var.services
  project            = var.project_id
  service            = each.key
  disable_on_destroy = false
}

# Agents that Google makes only on first use, and whose rights are given before that.
resource "google_project_service_identity" "agents" {
  provider = google-beta
  for_each = var.agents
  project  = var.project_id
  service  = each.key

  depends_on = [google_project_service.services]
}

resource "google_project_iam_audit_config" "services" {
  for_each = { for service, types in var.audit_logs : service => types if length(types) > 0 }
  project  = var.project_id
  service  = each.key

  dynamic "audit_log_config" {
    for_each = each.value
    content {
      log_type         = audit_log_config.value
      exempted_members = var.audit_exempted_members
    }
  }

  depends_on = [google_project_service.services]
}
