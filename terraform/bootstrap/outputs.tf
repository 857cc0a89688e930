output "state_bucket" {
  description = "Bucket of the states: `terraform init -backend-config=bucket=…`."
  value       = google_storage_bucket.state.name
}

output "terraform_account" {
  description = "Account to impersonate: `export GOOGLE_IMPERSONATE_SERVICE_ACCOUNT=…`."
  value       = google_service_account.terraform.email
}
