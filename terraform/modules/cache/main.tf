resource "google_memorystore_instance" "valkey" {
  project                     = var.project_id
  instance_id                 = "bb-valkey"
  location                    = var.region
  shard_count                 = 1
  replica_count               = var.replica_count
  node_type                   = var.node_type
  mode                        = "CLUSTER_DISABLED"
  engine_version              = "VALKEY_8_0"
  authorization_mode          = "IAM_AUTH"
  transit_encryption_mode     = "SERVER_AUTHENTICATION"
  deletion_protection_enabled = var.deletion_protection

  # What is in it can be worked out anew: the oldest goes first, nothing is kept on a disk.
  engine_configs = {
    maxmemory-policy = "allkeys-lru"
  }

  desired_auto_created_endpoints {
    network    = var.network_id
    project_id = var.project_id
  }

  maintenance_policy {
    weekly_maintenance_window {
      day = "WEDNESDAY"

      start_time {
        hours = 2
      }
    }
  }

  persistence_config {
    mode = "DISABLED"
  }

  zone_distribution_config {
    mode = var.replica_count > 0 ? "MULTI_ZONE" : "SINGLE_ZONE"
    zone = var.replica_count > 0 ? null : var.zone
  }
}

resource "google_project_iam_member" "users" {
  for_each = var.users
  project  = var.project_id
  role     = "roles/memorystore.dbConnectionUser"
  member   = each.value
}
