output "emails" {
  description = "E-mail addresses of the service accounts by name."
  value       = { for account, resource in google_service_account.accounts : account => resource.email }
}

output "ids" {
  description = "Full resource names of the service accounts by name."
  value       = { for account, resource in google_service_account.accounts : account => resource.name }
}

output "members" {
  description = "The service accounts as IAM members, by name."
  value       = { for account, resource in google_service_account.accounts : account => resource.member }
}
