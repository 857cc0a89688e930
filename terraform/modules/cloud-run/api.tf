resource "google_cloud_run_v2_service" "api" {
  project              = var.project_id
  name                 = "bb-api"
  location             = var.region
  description          = "Answers the app."
  deletion_protection  = var.deletion_protection
  ingress              = var.api.ingress
  invoker_iam_disabled = true   # It asks who calls by itself.
  launch_stage         = "BETA" # Readiness probes are a preview.
  labels               = { component = "api" }

  # Of the service, not of a revision: a canary does not double what always runs.
  scaling {
    min_instance_count = var.api.min_instances
  }

  template {
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN2"
    max_instance_request_concurrency = var.api.concurrency
    service_account                  = var.api.service_account
    timeout                          = "30s"

    scaling {
      max_instance_count = var.api.max_instances
    }

    vpc_access {
      egress = "PRIVATE_RANGES_ONLY"

      network_interfaces {
        network    = var.network_id
        subnetwork = var.subnetwork_id
      }
    }

    # First, for what a deploy owns is told by its position.
    containers {
      name  = "api"
      image = local.placeholder.service

      ports {
        container_port = 8080
      }

      dynamic "env" {
        for_each = merge(var.env, var.api.env, local.metrics_env, { ROLE = "api" })
        content {
          name  = env.key
          value = env.value
        }
      }

      resources {
        cpu_idle          = true
        startup_cpu_boost = true
        limits = {
          cpu    = var.api.cpu
          memory = var.api.memory
        }
      }

      # A fresh instance has no way to the database for up to 80 s, and waits for it for 120.
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
        depends_on = ["api"]

        resources {
          limits = local.collector_limits
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
