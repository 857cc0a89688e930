variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "region" {
  description = "Region of the subnet."
  type        = string
}

variable "subnet_range" {
  description = "Addresses of Cloud Run's instances, as CIDR."
  type        = string
  default     = "10.10.0.0/24"
  nullable    = false

  validation {
    condition     = can(cidrhost(var.subnet_range, 0)) && try(tonumber(split("/", var.subnet_range)[1]) <= 26, false)
    error_message = "Must be a range such as 10.10.0.0/24, /26 or larger: a rollout takes twice the instances, and addresses are kept for a while."
  }
}

variable "valkey_enabled" {
  description = "Whether Memorystore for Valkey may place endpoints in the subnet."
  type        = bool
  default     = false
  nullable    = false
}
