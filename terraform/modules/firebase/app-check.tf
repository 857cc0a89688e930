resource "google_firebase_app_check_play_integrity_config" "android" {
  for_each  = var.app_check == null ? {} : google_firebase_android_app.apps
  project   = var.project_id
  app_id    = each.value.app_id
  token_ttl = var.app_check.token_ttl
}

resource "google_firebase_app_check_app_attest_config" "apple" {
  for_each  = var.app_check == null ? {} : google_firebase_apple_app.apps
  project   = var.project_id
  app_id    = each.value.app_id
  token_ttl = var.app_check.token_ttl
}

# What phones reach without us. UNENFORCED counts who would be refused.
resource "google_firebase_app_check_service_config" "services" {
  for_each         = var.app_check == null ? {} : var.app_check.services
  project          = var.project_id
  service_id       = each.key
  enforcement_mode = each.value

  depends_on = [google_firebase_project.project]
}
