resource "google_artifact_registry_repository" "images" {
  project                = var.project_id
  location               = var.region
  repository_id          = "bb"
  description            = "Images of Brasse-Bouillon, deployed by digest."
  format                 = "DOCKER"
  cleanup_policy_dry_run = false

  docker_config {
    immutable_tags = true
  }

  # What a policy keeps, no other deletes.
  cleanup_policies {
    id     = "keep-recent"
    action = "KEEP"

    most_recent_versions {
      keep_count = 10
    }
  }

  cleanup_policies {
    id     = "keep-releases"
    action = "KEEP"

    condition {
      tag_state    = "TAGGED"
      tag_prefixes = ["v"]
      newer_than   = "15552000s"
    }
  }

  cleanup_policies {
    id     = "delete-untagged"
    action = "DELETE"

    condition {
      tag_state  = "UNTAGGED"
      older_than = "604800s"
    }
  }

  cleanup_policies {
    id     = "delete-old"
    action = "DELETE"

    condition {
      tag_state  = "TAGGED"
      older_than = "7776000s"
    }
  }

  vulnerability_scanning_config {
    enablement_config = var.vulnerability_scanning_enabled ? "INHERITED" : "DISABLED"
  }
}

# Layers of earlier builds. Its one tag moves, so it can't be in the repository of the images.
resource "google_artifact_registry_repository" "cache" {
  project                = var.project_id
  location               = var.region
  repository_id          = "bb-cache"
  description            = "BuildKit's cache."
  format                 = "DOCKER"
  cleanup_policy_dry_run = false

  cleanup_policies {
    id     = "delete-untagged"
    action = "DELETE"

    condition {
      tag_state  = "UNTAGGED"
      older_than = "86400s"
    }
  }

  vulnerability_scanning_config {
    enablement_config = "DISABLED"
  }
}

resource "google_artifact_registry_repository_iam_member" "writers" {
  for_each = {
    images = google_artifact_registry_repository.images.repository_id
    cache  = google_artifact_registry_repository.cache.repository_id
  }
  project    = var.project_id
  location   = var.region
  repository = each.value
  role       = "roles/artifactregistry.writer"
  member     = var.writer
}

# Where Artifact Analysis keeps what is in an image (SBOM). Made here, so that the build needs no right to make buckets.
resource "google_storage_bucket" "sboms" {
  project                     = var.project_id
  name                        = "artifactanalysis-${var.region}-${var.project_number}"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
}

resource "google_storage_bucket_iam_member" "sboms" {
  for_each = toset(["roles/storage.legacyBucketReader", "roles/storage.objectUser"])
  bucket   = google_storage_bucket.sboms.name
  role     = each.key
  member   = var.writer
}
