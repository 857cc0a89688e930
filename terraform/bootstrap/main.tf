provider "google" {
  project               = var.project_id
  region                = var.region
  billing_project       = var.project_id
  user_project_override = true

  default_labels = {
    app        = "brasse-bouillon"
    managed-by = "terraform"
  }
}

# What Terraform itself needs. Everything else is enabled by the environment.
resource "google_project_service" "services" {
  for_each = toset([
    "billingbudgets.googleapis.com",
    "cloudbilling.googleapis.com",
    "cloudresourcemanager.googleapis.com",
    "iam.googleapis.com",
    "iamcredentials.googleapis.com",
    "serviceusage.googleapis.com",
    "storage.googleapis.com",
    "sts.googleapis.com",
  ])
  project            = var.project_id
  service            = each.key
  disable_on_destroy = false
}

resource "google_storage_bucket" "state" {
  project                     = var.project_id
  name                        = "${var.project_id}-tfstate"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      num_newer_versions = 20
      with_state         = "ARCHIVED"
    }
  }

  soft_delete_policy {
    retention_duration_seconds = 2592000
  }

  versioning {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [google_project_service.services]
}

resource "google_service_account" "terraform" {
  project      = var.project_id
  account_id   = "bb-terraform"
  display_name = "Terraform"
  description  = "Applies terraform/envs. It has no key: administrators impersonate it."

  depends_on = [google_project_service.services]
}

resource "google_project_iam_member" "terraform" {
  for_each = local.roles
  project  = var.project_id
  role     = each.key
  member   = google_service_account.terraform.member
}

resource "google_storage_bucket_iam_member" "terraform" {
  bucket = google_storage_bucket.state.name
  role   = "roles/storage.objectAdmin"
  member = google_service_account.terraform.member
}

resource "google_service_account_iam_member" "administrators" {
  for_each           = var.administrators
  service_account_id = google_service_account.terraform.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = each.key
}

# Budgets belong to the billing account.
resource "google_billing_account_iam_member" "terraform" {
  count              = var.billing_account == null ? 0 : 1
  billing_account_id = var.billing_account
  role               = "roles/billing.costsManager"
  member             = google_service_account.terraform.member
}
