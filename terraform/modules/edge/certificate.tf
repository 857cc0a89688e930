resource "google_compute_ssl_policy" "modern" {
  project         = var.project_id
  name            = "bb-modern"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

# By a record in the DNS, so that the certificate is there before the name points here.
resource "google_certificate_manager_dns_authorization" "domain" {
  project = var.project_id
  name    = "bb-domain"
  domain  = var.domain
}

resource "google_certificate_manager_certificate" "domain" {
  project = var.project_id
  name    = "bb-domain"

  managed {
    domains            = [google_certificate_manager_dns_authorization.domain.domain]
    dns_authorizations = [google_certificate_manager_dns_authorization.domain.id]
  }
}

resource "google_certificate_manager_certificate_map" "map" {
  project = var.project_id
  name    = "bb-map"
}

resource "google_certificate_manager_certificate_map_entry" "domain" {
  project      = var.project_id
  name         = "bb-domain"
  map          = google_certificate_manager_certificate_map.map.name
  certificates = [google_certificate_manager_certificate.domain.id]
  hostname     = var.domain
}
