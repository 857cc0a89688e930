output "api" {
  description = "The API's service."
  value       = google_cloud_run_v2_service.api
}

output "jobs" {
  description = "The jobs by name."
  value       = google_cloud_run_v2_job.jobs
}

output "worker" {
  description = "The worker's service, once its callers may call it."
  value       = google_cloud_run_v2_service.worker

  depends_on = [google_cloud_run_v2_service_iam_member.worker_invokers]
}
