output "ids" {
  description = "Ids of the secrets by name, such as `bb-github-token`."
  value       = { for name, secret in google_secret_manager_secret.secrets : name => secret.secret_id }

  depends_on = [google_secret_manager_secret_iam_member.accessors]
}

output "version_names" {
  description = "Full names of the present versions by name."
  value       = { for name, version in google_secret_manager_secret_version.versions : name => version.name }

  depends_on = [google_secret_manager_secret_iam_member.accessors]
}

output "versions" {
  description = "Numbers of the present versions by name: what uses a secret names its version, never `latest`."
  value       = { for name, version in google_secret_manager_secret_version.versions : name => version.version }
}
