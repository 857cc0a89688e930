resource "google_cloud_run_v2_service" "worker" {
  project             = var.project_id
  name                = "bb-worker"
  location            = var.region
  description         = "Does jobs: alarms, pushes, live documents."
  deletion_protection = var.deletion_protection
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  launch_stage        = "BETA" # Readiness probes are a preview.
  labels              = { component = "worker" }

  scaling {
    min_instance_count = var.worker.min_instances
  }

  template {
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN2"
    max_instance_request_concurrency = var.worker.request_concurrency
    service_account                  = var.worker.service_account
    timeout                          = "180s" # A tick stays until the jobs due before the next one are done.

    scaling {
      max_instance_count = var.worker.max_instances
    }

    vpc_access {
      egress = "PRIVATE_RANGES_ONLY"

      network_interfaces {
        network    = var.network_id
        subnetwork = var.subnetwork_id
      }
    }

    containers {
      name  = "worker"
      image = local.placeholder.service

      ports {
        container_port = 8080
      }

      dynamic "env" {
        for_each = merge(var.env, var.worker.env, local.metrics_env, { ROLE = "worker" })
        content {
          name  = env.key
          value = env.value
        }
      }

      # Between requests, too: that is when it works.
      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = var.worker.cpu
          memory = var.worker.memory
        }
      }

      startup_probe {
        failure_threshold = 90
        period_seconds    = 2
        timeout_seconds   = 1

        http_get {
          path = "/health/startup"
          port = 8080
        }
      }

      liveness_probe {
        failure_threshold = 3
        period_seconds    = 30
        timeout_seconds   = 5

        http_get {
          path = "/health/live"
          port = 8080
        }
      }

      readiness_probe {
        failure_threshold = 3
        period_seconds    = 10
        success_threshold = 1
        timeout_seconds   = 3

        http_get {
          path = "/health/ready"
          port = 8080
        }
      }

      volume_mounts {
        name       = "cloudsql"
        mount_path = "/cloudsql"
      }
    }

    dynamic "containers" {
      for_each = var.prometheus == null ? [] : [var.prometheus]
      content {
        name       = "collector"
        image      = containers.value.image
        depends_on = ["worker"]

        resources {
          cpu_idle = false
          limits   = local.collector_limits
        }

        volume_mounts {
          name       = "collector"
          mount_path = "/etc/rungmp"
        }
      }
    }

    volumes {
      name = "cloudsql"

      cloud_sql_instance {
        instances = [var.database_connection]
      }
    }

    dynamic "volumes" {
      for_each = var.prometheus == null ? [] : [var.prometheus]
      content {
        name = "collector"

        secret {
          secret = volumes.value.config_secret

          items {
            path    = "config.yaml"
            version = volumes.value.config_version
          }
        }
      }
    }
  }

  traffic {
    type    = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST"
    percent = 100
  }

  # What a deploy owns.
  lifecycle {
    ignore_changes = [
      client,
      client_version,
      template[0].annotations,
      template[0].containers[0].image,
      template[0].labels,
      template[0].revision,
      traffic,
    ]
  }
}

resource "google_cloud_run_v2_service_iam_member" "worker_invokers" {
  for_each = var.worker.invokers
  project  = var.project_id
  location = var.region
  name     = google_cloud_run_v2_service.worker.name
  role     = "roles/run.invoker"
  member   = each.value
}
