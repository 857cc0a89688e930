resource "google_monitoring_service" "api" {
  project      = var.project_id
  service_id   = var.api_service
  display_name = "Brasse-Bouillon API"

  basic_service {
    service_type = "CLOUD_RUN"

    service_labels = {
      location     = var.region
      service_name = var.api_service
    }
  }
}

locals {
  api_requests = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=\"${var.api_service}\""
}

resource "google_monitoring_slo" "availability" {
  project             = var.project_id
  service             = google_monitoring_service.api.service_id
  slo_id              = "availability"
  display_name        = "${var.slo.availability * 100} % of requests without a 5xx, over 28 days"
  goal                = var.slo.availability
  rolling_period_days = 28

  request_based_sli {
    good_total_ratio {
      total_service_filter = "metric.type=\"run.googleapis.com/request_count\" AND ${local.api_requests}"
      bad_service_filter   = "metric.type=\"run.googleapis.com/request_count\" AND ${local.api_requests} AND metric.labels.response_code_class=\"5xx\""
    }
  }
}

resource "google_monitoring_slo" "latency" {
  project             = var.project_id
  service             = google_monitoring_service.api.service_id
  slo_id              = "latency"
  display_name        = "${var.slo.latency * 100} % of requests within ${var.slo.latency_ms} ms, over 28 days"
  goal                = var.slo.latency
  rolling_period_days = 28

  request_based_sli {
    distribution_cut {
      distribution_filter = "metric.type=\"run.googleapis.com/request_latencies\" AND ${local.api_requests}"

      range {
        min = 0
        max = var.slo.latency_ms
      }
    }
  }
}
