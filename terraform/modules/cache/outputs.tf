output "address" {
  description = "`host:port` in the network, over TLS; the password is an access token."
  value = one([
    for connection in flatten(google_memorystore_instance.valkey.endpoints[*].connections[*].psc_auto_connection) :
    "${connection.ip_address}:${connection.port}" if connection.connection_type == "CONNECTION_TYPE_PRIMARY"
  ])
}

output "instance" {
  description = "Id of the instance."
  value       = google_memorystore_instance.valkey.instance_id
}
