# GitHub is connected once by hand, in the browser: README.md. Its app's token is in Secret Manager.
resource "google_cloudbuildv2_connection" "github" {
  project  = var.project_id
  location = var.region
  name     = "bb-github"

  github_config {
    app_installation_id = var.github.app_installation_id

    authorizer_credential {
      oauth_token_secret_version = var.github_token_version
    }
  }
}

resource "google_cloudbuildv2_repository" "repository" {
  project           = var.project_id
  location          = var.region
  name              = var.github.repository
  parent_connection = google_cloudbuildv2_connection.github.id
  remote_uri        = "https://github.com/${var.github.owner}/${var.github.repository}.git"
}

resource "google_cloudbuild_trigger" "release" {
  project            = var.project_id
  location           = var.region
  name               = "bb-release"
  description        = "A tag ${var.release.tag_pattern} is built, tested, migrated and rolled out."
  filename           = "cloudbuild.yaml"
  include_build_logs = "INCLUDE_BUILD_LOGS_WITH_STATUS"
  service_account    = var.build_account.id
  substitutions      = merge(var.substitutions, { _LOCK_BUCKET = google_storage_bucket.rollout.name })

  approval_config {
    approval_required = var.release.approval_required
  }

  repository_event_config {
    repository = google_cloudbuildv2_repository.repository.id

    push {
      tag = var.release.tag_pattern
    }
  }
}

# The lock that lets one rollout through at a time.
resource "google_storage_bucket" "rollout" {
  project                     = var.project_id
  name                        = "${var.project_id}-rollout"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  soft_delete_policy {
    retention_duration_seconds = 0
  }
}

resource "google_storage_bucket_iam_member" "rollout" {
  bucket = google_storage_bucket.rollout.name
  role   = "roles/storage.objectUser"
  member = var.build_account.member
}

resource "google_project_iam_member" "approvers" {
  for_each = var.release.approvers
  project  = var.project_id
  role     = "roles/cloudbuild.builds.approver"
  member   = each.value
}

# To roll back by hand, as the account that rolls out.
resource "google_service_account_iam_member" "approvers" {
  for_each           = var.release.approvers
  service_account_id = var.build_account.id
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = each.value
}
