locals {
  accessors = merge([
    for secret, settings in var.secrets : {
      for name, member in settings.accessors : "${secret} ${name}" => { secret = secret, member = member }
    }
  ]...)
}

resource "google_secret_manager_secret" "secrets" {
  for_each            = var.secrets
  project             = var.project_id
  secret_id           = "bb-${each.key}"
  version_destroy_ttl = "604800s"

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

resource "google_secret_manager_secret_version" "versions" {
  for_each               = var.secrets
  secret                 = google_secret_manager_secret.secrets[each.key].id
  secret_data_wo         = var.values[each.key]
  secret_data_wo_version = each.value.version

  # The one before stays until the new one is there: whoever uses it may start at any moment.
  lifecycle {
    create_before_destroy = true
  }
}

resource "google_secret_manager_secret_iam_member" "accessors" {
  for_each  = local.accessors
  project   = var.project_id
  secret_id = google_secret_manager_secret.secrets[each.value.secret].secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = each.value.member
}
