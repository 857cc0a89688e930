locals {
  indexes = {
    for index in var.indexes.indexes :
    join(" ", concat(
      [index.collectionGroup, index.queryScope],
      [for field in index.fields : "${field.fieldPath}:${coalesce(field.order, field.arrayConfig)}"],
    )) => index
  }
  fields = { for field in var.indexes.fieldOverrides : "${field.collectionGroup}.${field.fieldPath}" => field }
}

resource "google_firestore_database" "database" {
  project                           = var.project_id
  name                              = "(default)"
  location_id                       = var.location
  type                              = "FIRESTORE_NATIVE"
  concurrency_mode                  = "OPTIMISTIC"
  database_edition                  = "STANDARD"
  delete_protection_state           = var.deletion_protection ? "DELETE_PROTECTION_ENABLED" : "DELETE_PROTECTION_DISABLED"
  point_in_time_recovery_enablement = var.point_in_time_recovery_enabled ? "POINT_IN_TIME_RECOVERY_ENABLED" : "POINT_IN_TIME_RECOVERY_DISABLED"
  # A project's first database cannot be made anew in another place: whoever really means it, says so here.
  deletion_policy = var.deletion_protection ? "PREVENT" : "DELETE"
}

resource "google_firestore_index" "indexes" {
  for_each    = local.indexes
  project     = var.project_id
  database    = google_firestore_database.database.name
  collection  = each.value.collectionGroup
  query_scope = each.value.queryScope

  dynamic "fields" {
    for_each = each.value.fields
    content {
      field_path   = fields.value.fieldPath
      order        = fields.value.order
      array_config = fields.value.arrayConfig
    }
  }
}

resource "google_firestore_field" "fields" {
  for_each   = local.fields
  project    = var.project_id
  database   = google_firestore_database.database.name
  collection = each.value.collectionGroup
  field      = each.value.fieldPath

  index_config {
    dynamic "indexes" {
      for_each = each.value.indexes
      content {
        order        = indexes.value.order
        array_config = indexes.value.arrayConfig
        query_scope  = indexes.value.queryScope
      }
    }
  }

  dynamic "ttl_config" {
    for_each = each.value.ttl ? [true] : []
    content {}
  }
}

resource "google_firestore_backup_schedule" "daily" {
  count     = var.daily_backup_days > 0 ? 1 : 0
  project   = var.project_id
  database  = google_firestore_database.database.name
  retention = "${var.daily_backup_days * 86400}s"

  daily_recurrence {}
}

resource "google_firestore_backup_schedule" "weekly" {
  count     = var.weekly_backup_days > 0 ? 1 : 0
  project   = var.project_id
  database  = google_firestore_database.database.name
  retention = "${var.weekly_backup_days * 86400}s"

  weekly_recurrence {
    day = "SUNDAY"
  }
}

resource "google_firebaserules_ruleset" "rules" {
  project = var.project_id

  source {
    files {
      content = var.rules
      name    = "firestore.rules"
    }
  }

  # One that is released cannot be deleted.
  lifecycle {
    create_before_destroy = true
  }
}

resource "google_firebaserules_release" "rules" {
  project      = var.project_id
  name         = "cloud.firestore"
  ruleset_name = "projects/${var.project_id}/rulesets/${google_firebaserules_ruleset.rules.name}"

  # A release that is patched keeps serving the old rules at times; a new one does not.
  lifecycle {
    replace_triggered_by = [google_firebaserules_ruleset.rules]
  }

  depends_on = [google_firestore_database.database]
}
