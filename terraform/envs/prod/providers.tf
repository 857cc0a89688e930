locals {
  region = "europe-west1"

  labels = {
    app        = "brasse-bouillon"
    env        = "prod"
    managed-by = "terraform"
  }
}

# As bb-terraform, whom people impersonate: GOOGLE_IMPERSONATE_SERVICE_ACCOUNT.
provider "google" {
  project               = var.project_id
  region                = local.region
  default_labels        = local.labels
  billing_project       = var.project_id
  user_project_override = true
}

provider "google-beta" {
  project               = var.project_id
  region                = local.region
  default_labels        = local.labels
  billing_project       = var.project_id
  user_project_override = true
}
