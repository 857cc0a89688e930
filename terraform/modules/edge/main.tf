locals {
  addresses = { ipv4 = "IPV4", ipv6 = "IPV6" }
}

resource "google_compute_global_address" "addresses" {
  for_each   = local.addresses
  project    = var.project_id
  name       = "bb-${each.key}"
  ip_version = each.value
}

resource "google_compute_region_network_endpoint_group" "api" {
  project               = var.project_id
  name                  = "bb-api"
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = var.api_service
  }
}

resource "google_compute_backend_service" "api" {
  project               = var.project_id
  name                  = "bb-api"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_policy       = one(google_compute_security_policy.armor[*].id)

  backend {
    group = google_compute_region_network_endpoint_group.api.id
  }

  log_config {
    enable      = true
    sample_rate = var.log_sample_rate
  }
}

# Public photos, in the same place of the URL as in the bucket.
resource "google_compute_backend_bucket" "media" {
  count            = var.cdn == null ? 0 : 1
  project          = var.project_id
  name             = "bb-media"
  bucket_name      = var.cdn.bucket
  compression_mode = "DISABLED" # Photos are compressed.
  custom_response_headers = [
    "Cross-Origin-Resource-Policy: cross-origin",
    "Strict-Transport-Security: max-age=63072000; includeSubDomains",
    "X-Content-Type-Options: nosniff",
  ]
  enable_cdn = true

  cdn_policy {
    cache_mode        = "USE_ORIGIN_HEADERS"
    negative_caching  = true
    serve_while_stale = 86400
  }
}

resource "google_compute_url_map" "https" {
  project = var.project_id
  name    = "bb-https"

  # Whoever asks for an address or another name is sent to ours.
  default_url_redirect {
    host_redirect          = var.domain
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }

  host_rule {
    hosts        = [var.domain]
    path_matcher = "api"
  }

  path_matcher {
    name            = "api"
    default_service = google_compute_backend_service.api.id

    dynamic "path_rule" {
      for_each = google_compute_backend_bucket.media
      content {
        paths   = ["/media/*"]
        service = path_rule.value.id
      }
    }
  }

  # Google refuses a map that fails one of these.
  test {
    description = "The API answers under our name"
    host        = var.domain
    path        = "/v1/version"
    service     = google_compute_backend_service.api.id
  }

  test {
    description                     = "Another name is sent to ours"
    host                            = "another.example"
    path                            = "/"
    expected_output_url             = "https://${var.domain}/"
    expected_redirect_response_code = 301
  }

  dynamic "test" {
    for_each = google_compute_backend_bucket.media
    content {
      description = "Photos come from the bucket"
      host        = var.domain
      path        = "/media/photo.avif"
      service     = test.value.id
    }
  }
}

resource "google_compute_url_map" "http" {
  project = var.project_id
  name    = "bb-http"

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }
}

resource "google_compute_target_https_proxy" "https" {
  project         = var.project_id
  name            = "bb-https"
  url_map         = google_compute_url_map.https.id
  certificate_map = "//certificatemanager.googleapis.com/${google_certificate_manager_certificate_map.map.id}"
  quic_override   = "ENABLE"
  ssl_policy      = google_compute_ssl_policy.modern.id
}

resource "google_compute_target_http_proxy" "http" {
  project = var.project_id
  name    = "bb-http"
  url_map = google_compute_url_map.http.id
}

resource "google_compute_global_forwarding_rule" "https" {
  for_each              = local.addresses
  project               = var.project_id
  name                  = "bb-https-${each.key}"
  target                = google_compute_target_https_proxy.https.id
  ip_address            = google_compute_global_address.addresses[each.key].id
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "443"
}

resource "google_compute_global_forwarding_rule" "http" {
  for_each              = local.addresses
  project               = var.project_id
  name                  = "bb-http-${each.key}"
  target                = google_compute_target_http_proxy.http.id
  ip_address            = google_compute_global_address.addresses[each.key].id
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
}
