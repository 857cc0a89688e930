output "alerts" {
  description = "Alerts that are on; each has a runbook."
  value       = module.app.alerts
}

output "database_connection" {
  description = "`project:region:instance`, for the Cloud SQL proxy."
  value       = module.app.database.connection_name
}

output "dns_records" {
  description = "Records to make in the DNS."
  value       = module.app.dns_records
}

output "firebase_app_ids" {
  description = "Firebase's ids of the apps."
  value       = module.app.firebase_app_ids
}

output "public_url" {
  description = "Where clients reach the API."
  value       = module.app.public_url
}

output "workload_identity_provider" {
  description = "Provider for GitHub's workflows."
  value       = module.app.workload_identity_provider
}
