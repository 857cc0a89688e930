output "names" {
  description = "Names of Scheduler's jobs."
  value       = [for job in google_cloud_scheduler_job.jobs : job.name]
}
