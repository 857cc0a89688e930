output "network_id" {
  description = "Id of the network, once managed services are reachable from it."
  value       = google_compute_network.network.id

  depends_on = [
    google_network_connectivity_service_connection_policy.valkey,
    google_service_networking_connection.services,
  ]
}

output "subnetwork_id" {
  description = "Id of the subnet for direct VPC egress of Cloud Run."
  value       = google_compute_subnetwork.run.id
}
