output "cache" {
  description = "Address of the repository for build caches, such as `europe-west1-docker.pkg.dev/project/bb-cache`."
  value       = "${var.region}-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.cache.repository_id}"
}

output "images" {
  description = "Address of the repository of images, such as `europe-west1-docker.pkg.dev/project/bb`."
  value       = "${var.region}-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.images.repository_id}"
}
