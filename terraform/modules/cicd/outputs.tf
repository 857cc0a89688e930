output "trigger" {
  description = "Name of the trigger that releases."
  value       = google_cloudbuild_trigger.release.name
}

output "workload_identity_provider" {
  description = "Full name of the provider, for google-github-actions/auth."
  value       = google_iam_workload_identity_pool_provider.actions.name
}
