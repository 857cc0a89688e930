variable "administrators" {
  description = "IAM members who may apply, by impersonating the service account: `group:platform@example.com`."
  type        = set(string)

  validation {
    condition     = length(var.administrators) > 0 && alltrue([for member in var.administrators : can(regex("^(group|user):[^@\\s]+@[^@\\s]+$", member))])
    error_message = "At least one, such as group:platform@example.com or user:anna@example.com."
  }
}

variable "billing_account" {
  description = "Billing account, such as `012345-6789AB-CDEF01`, for the budget of the environment: whoever applies must be its administrator. Null: no budget."
  type        = string
  default     = null

  validation {
    condition     = var.billing_account == null || can(regex("^[0-9A-F]{6}(-[0-9A-F]{6}){2}$", var.billing_account))
    error_message = "Must be as `gcloud billing accounts list` shows it: 012345-6789AB-CDEF01."
  }
}

variable "project_id" {
  description = "Id of the project, which exists already and has a billing account."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "A project id has 6 to 30 lower-case letters, digits and dashes."
  }
}

variable "region" {
  description = "Region of the state."
  type        = string
  default     = "europe-west1"
}
