output "agents" {
  description = "Service agents by API, as IAM members."
  value       = { for service, agent in google_project_service_identity.agents : service => agent.member }
}

output "project_id" {
  description = "Id of the project, once its APIs are enabled: what takes the id from here waits for them."
  value       = var.project_id

  depends_on = [google_project_service.services]
}
