resource "google_cloud_run_v2_job" "jobs" {
  for_each            = var.jobs
  project             = var.project_id
  name                = "bb-${each.key}"
  location            = var.region
  deletion_protection = var.deletion_protection
  labels              = { component = each.key }

  template {
    parallelism = 1
    task_count  = 1

    template {
      execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
      max_retries           = each.value.max_retries
      service_account       = each.value.service_account
      timeout               = "${each.value.timeout_seconds}s"

      vpc_access {
        egress = each.value.egress

        network_interfaces {
          network    = var.network_id
          subnetwork = var.subnetwork_id
        }
      }

      containers {
        name  = each.key
        image = local.placeholder.job
        args  = each.value.args

        dynamic "env" {
          for_each = merge(var.env, each.value.env)
          content {
            name  = env.key
            value = env.value
          }
        }

        resources {
          limits = {
            cpu    = "1"
            memory = "512Mi"
          }
        }

        dynamic "volume_mounts" {
          for_each = each.value.database ? ["cloudsql"] : []
          content {
            name       = volume_mounts.value
            mount_path = "/cloudsql"
          }
        }
      }

      dynamic "volumes" {
        for_each = each.value.database ? ["cloudsql"] : []
        content {
          name = volumes.value

          cloud_sql_instance {
            instances = [var.database_connection]
          }
        }
      }
    }
  }

  # What a deploy owns.
  lifecycle {
    ignore_changes = [
      client,
      client_version,
      template[0].annotations,
      template[0].labels,
      template[0].template[0].containers[0].image,
    ]
  }
}
