resource "google_sql_database_instance" "postgres" {
  project             = var.project_id
  name                = var.name
  region              = var.region
  database_version    = "POSTGRES_17"
  deletion_protection = var.deletion_protection

  settings {
    tier                        = var.tier
    edition                     = "ENTERPRISE"
    availability_type           = var.availability_type
    connector_enforcement       = "REQUIRED"
    deletion_protection_enabled = var.deletion_protection
    disk_autoresize             = true
    disk_autoresize_limit       = var.disk.limit_gb
    disk_size                   = var.disk.size_gb
    disk_type                   = "PD_SSD"
    retain_backups_on_delete    = var.backup.kept > 0
    user_labels                 = var.labels

    backup_configuration {
      enabled                        = var.backup.kept > 0
      location                       = var.backup.location
      point_in_time_recovery_enabled = var.backup.log_days > 0
      start_time                     = var.backup.start_time
      transaction_log_retention_days = var.backup.log_days > 0 ? var.backup.log_days : null

      backup_retention_settings {
        retained_backups = max(1, var.backup.kept)
        retention_unit   = "COUNT"
      }
    }

    dynamic "database_flags" {
      for_each = local.flags
      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }

    final_backup_config {
      enabled        = var.backup.kept > 0
      retention_days = var.backup.final_days
    }

    insights_config {
      query_insights_enabled  = true
      query_plans_per_minute  = 5
      query_string_length     = 1024
      record_application_tags = true
      record_client_address   = false
    }

    ip_configuration {
      ipv4_enabled    = false
      private_network = var.network_id
      ssl_mode        = "ENCRYPTED_ONLY"
      server_ca_mode  = "GOOGLE_MANAGED_CAS_CA"
    }

    # UTC: Wednesday, 2 o'clock, when hardly anybody brews.
    maintenance_window {
      day          = 3
      hour         = 2
      update_track = var.maintenance_track
    }

    # Nobody has a password. Whoever gives one to a login, gives a long one.
    password_validation_policy {
      enable_password_policy      = true
      complexity                  = "COMPLEXITY_DEFAULT"
      disallow_username_substring = true
      min_length                  = 20
    }
  }

  lifecycle {
    # It grows by itself and cannot shrink.
    ignore_changes = [settings[0].disk_size]
  }
}

locals {
  flags = merge(
    {
      "cloudsql.iam_authentication" = "on"
      "log_lock_waits"              = "on"
      "log_min_duration_statement"  = "1000"
      # Statements without what members wrote into them.
      "log_parameter_max_length" = "0"
      "max_connections"          = tostring(var.max_connections)
    },
    var.flags,
  )
}

resource "google_sql_database" "database" {
  project  = var.project_id
  instance = google_sql_database_instance.postgres.name
  name     = var.database
  # It goes with its instance. PostgreSQL drops no database that somebody is connected to.
  deletion_policy = "ABANDON"
}

# Owns the schema. Being of cloudsqlsuperuser, whose database it is, it may create schemas and the application's role.
resource "google_sql_user" "owner" {
  project         = var.project_id
  instance        = google_sql_database_instance.postgres.name
  name            = trimsuffix(var.owner, ".gserviceaccount.com")
  type            = "CLOUD_IAM_SERVICE_ACCOUNT"
  database_roles  = ["cloudsqlsuperuser"]
  deletion_policy = "ABANDON"
}

# Log in, and no more: what they may do is granted by `migrate`, which makes them members of the application's role.
resource "google_sql_user" "applications" {
  for_each = var.applications
  project  = var.project_id
  instance = google_sql_database_instance.postgres.name
  name     = trimsuffix(each.value, ".gserviceaccount.com")
  type     = "CLOUD_IAM_SERVICE_ACCOUNT"
  # A login that has been granted something cannot be dropped.
  deletion_policy = "ABANDON"

  lifecycle {
    ignore_changes = [database_roles]
  }
}

# People of operations, as a group: they log in by the Cloud SQL proxy, each under their own name.
resource "google_sql_user" "operators" {
  count           = var.operators_group == null ? 0 : 1
  project         = var.project_id
  instance        = google_sql_database_instance.postgres.name
  name            = var.operators_group
  type            = "CLOUD_IAM_GROUP"
  deletion_policy = "ABANDON"

  lifecycle {
    ignore_changes = [database_roles]
  }
}
