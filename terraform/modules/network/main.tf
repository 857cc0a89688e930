resource "google_compute_network" "network" {
  project                 = var.project_id
  name                    = "bb"
  description             = "Where Cloud Run reaches the database. It holds no machines."
  auto_create_subnetworks = false
}

# Every instance of Cloud Run takes an address of its own here, and gives it back some minutes after its end.
resource "google_compute_subnetwork" "run" {
  project                  = var.project_id
  name                     = "bb-run"
  region                   = var.region
  network                  = google_compute_network.network.id
  ip_cidr_range            = var.subnet_range
  private_ip_google_access = true
}

resource "google_compute_global_address" "services" {
  project       = var.project_id
  name          = "bb-services"
  description   = "Addresses of Google's managed services, such as Cloud SQL."
  address_type  = "INTERNAL"
  network       = google_compute_network.network.id
  prefix_length = 20
  purpose       = "VPC_PEERING"
}

resource "google_service_networking_connection" "services" {
  network                 = google_compute_network.network.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.services.name]
  # Google refuses to cut it for days after the last database has gone.
  deletion_policy = "ABANDON"
}

resource "google_network_connectivity_service_connection_policy" "valkey" {
  count         = var.valkey_enabled ? 1 : 0
  project       = var.project_id
  name          = "bb-valkey"
  description   = "Lets Memorystore put its endpoints into the subnet."
  location      = var.region
  service_class = "gcp-memorystore"
  network       = google_compute_network.network.id

  psc_config {
    subnetworks = [google_compute_subnetwork.run.id]
  }
}
