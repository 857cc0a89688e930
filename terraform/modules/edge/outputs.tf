output "addresses" {
  description = "Addresses of the load balancer: `ipv4`, `ipv6`."
  value       = { for name, address in google_compute_global_address.addresses : name => address.address }
}

output "armor" {
  description = "Cloud Armor's policy, null when there is none."
  value       = one(google_compute_security_policy.armor)
}

output "dns_records" {
  description = "Records to make in the DNS: first the authorisation, which the certificate waits for, then the name."
  value = concat(
    [for record in google_certificate_manager_dns_authorization.domain.dns_resource_record : "${record.name} ${record.type} ${record.data}"],
    ["${var.domain}. A ${google_compute_global_address.addresses["ipv4"].address}"],
    ["${var.domain}. AAAA ${google_compute_global_address.addresses["ipv6"].address}"],
  )
}

output "url_map" {
  description = "Name of the URL map, by which the load balancer's metrics and logs go."
  value       = google_compute_url_map.https.name
}
