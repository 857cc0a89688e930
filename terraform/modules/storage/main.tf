# Photos as phones upload them, by signed URLs; what is shown are re-encoded copies.
resource "google_storage_bucket" "media" {
  project                     = var.project_id
  name                        = "${var.project_id}-media"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = var.force_destroy

  cors {
    origin          = var.cors_origins
    method          = ["GET", "HEAD", "PUT"]
    response_header = ["Content-Type", "x-goog-content-length-range", "x-goog-hash"]
    max_age_seconds = 3600
  }

  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }
    condition {
      age = 1
    }
  }

  # Uploads that were announced and never completed.
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age            = 1
      matches_prefix = ["tmp/"]
    }
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = 30
    }
  }

  lifecycle_rule {
    action {
      type          = "SetStorageClass"
      storage_class = "NEARLINE"
    }
    condition {
      age            = 90
      matches_prefix = ["originals/"]
    }
  }

  soft_delete_policy {
    retention_duration_seconds = 604800
  }

  versioning {
    enabled = true
  }
}

# What members asked for as a copy of their data. A week is enough to fetch it.
resource "google_storage_bucket" "exports" {
  project                     = var.project_id
  name                        = "${var.project_id}-exports"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = var.force_destroy

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age = 7
    }
  }

  # Erased means erased.
  soft_delete_policy {
    retention_duration_seconds = 0
  }
}

# Copies of public photos, for the CDN: the one place that everybody may read from.
resource "google_storage_bucket" "public" {
  count                       = var.public_enabled ? 1 : 0
  project                     = var.project_id
  name                        = "${var.project_id}-public"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "inherited"
  force_destroy               = true

  soft_delete_policy {
    retention_duration_seconds = 0
  }
}

# Reads objects by their names, and lists none.
resource "google_storage_bucket_iam_member" "public_readers" {
  count  = var.public_enabled ? 1 : 0
  bucket = google_storage_bucket.public[0].name
  role   = "roles/storage.legacyObjectReader"
  member = "allUsers"
}

locals {
  buckets = merge(
    {
      media   = google_storage_bucket.media.name
      exports = google_storage_bucket.exports.name
    },
    { for bucket in google_storage_bucket.public : "public" => bucket.name },
  )

  writers = merge([
    for bucket in keys(local.buckets) : {
      for name, member in var.writers : "${bucket} ${name}" => { bucket = bucket, member = member }
    }
  ]...)
}

resource "google_storage_bucket_iam_member" "writers" {
  for_each = local.writers
  bucket   = local.buckets[each.value.bucket]
  role     = "roles/storage.objectUser"
  member   = each.value.member
}
