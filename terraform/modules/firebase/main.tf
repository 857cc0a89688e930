resource "google_firebase_project" "project" {
  provider = google-beta
  project  = var.project_id
}

resource "google_firebase_android_app" "apps" {
  provider        = google-beta
  for_each        = var.android_apps
  project         = var.project_id
  display_name    = each.value.display_name
  package_name    = each.value.package_name
  sha256_hashes   = each.value.sha256_hashes
  deletion_policy = "ABANDON"

  depends_on = [google_firebase_project.project]
}

resource "google_firebase_apple_app" "apps" {
  provider        = google-beta
  for_each        = var.apple_apps
  project         = var.project_id
  display_name    = each.value.display_name
  bundle_id       = each.value.bundle_id
  team_id         = each.value.team_id
  app_store_id    = each.value.app_store_id
  deletion_policy = "ABANDON"

  depends_on = [google_firebase_project.project]
}

resource "google_firebase_web_app" "apps" {
  provider        = google-beta
  for_each        = var.web_apps
  project         = var.project_id
  display_name    = each.value
  deletion_policy = "ABANDON"

  depends_on = [google_firebase_project.project]
}
