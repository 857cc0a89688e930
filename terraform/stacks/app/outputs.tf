output "alerts" {
  description = "Names of the alerts that are on; each has a runbook."
  value       = module.observability.alerts
}

output "api" {
  description = "The API's Cloud Run service."
  value       = module.cloud_run.api
}

output "cache_address" {
  description = "`host:port` of Valkey, null without it."
  value       = one(module.cache[*].address)
}

output "connections" {
  description = "Connections to PostgreSQL that may be asked for during a rollout, and how many it takes."
  value = {
    needed = local.connections_needed
    taken  = var.database.max_connections
  }
}

output "database" {
  description = "How the database is set up."
  value       = merge(module.cloud_sql.settings, { connection_name = module.cloud_sql.connection_name })
}

output "dns_records" {
  description = "Records to make in the DNS for the load balancer, none without it."
  value       = flatten(module.edge[*].dns_records)
}

output "edge" {
  description = "The load balancer, null without it: addresses, Cloud Armor's policy."
  value = one([
    for edge in module.edge : { addresses = edge.addresses, armor = edge.armor }
  ])
}

output "firebase_app_ids" {
  description = "Firebase's ids of the apps."
  value       = module.firebase.app_ids
}

output "firestore" {
  description = "How Firestore is protected."
  value       = module.firestore.settings
}

output "jobs" {
  description = "The Cloud Run jobs by name."
  value       = module.cloud_run.jobs
}

output "log_buckets" {
  description = "Log buckets: for how long they keep what."
  value       = module.observability.buckets
}

output "public_url" {
  description = "Where clients reach the API."
  value       = local.public_url
}

output "scheduler_jobs" {
  description = "Names of Scheduler's jobs: none where a worker always runs."
  value       = module.jobs.names
}

output "uptime_check" {
  description = "Id of the uptime check, null without it."
  value       = module.observability.uptime_check
}

output "worker" {
  description = "The worker's Cloud Run service."
  value       = module.cloud_run.worker
}

output "workload_identity_provider" {
  description = "Provider for GitHub's workflows, null without a repository."
  value       = one(module.cicd[*].workload_identity_provider)
}
