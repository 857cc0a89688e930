variable "deletion_protection" {
  description = "Whether nobody may delete the instance. What it holds is worth little."
  type        = bool
  default     = false
  nullable    = false
}

variable "network_id" {
  description = "Network that reaches the instance, with a service connection policy for Memorystore."
  type        = string
}

variable "node_type" {
  description = "`SHARED_CORE_NANO` has 1.4 GB and no SLA, `STANDARD_SMALL` 6.5 GB."
  type        = string
  default     = "SHARED_CORE_NANO"
  nullable    = false

  validation {
    condition     = contains(["SHARED_CORE_NANO", "STANDARD_SMALL", "HIGHMEM_MEDIUM", "HIGHMEM_XLARGE"], var.node_type)
    error_message = "Must be SHARED_CORE_NANO, STANDARD_SMALL, HIGHMEM_MEDIUM or HIGHMEM_XLARGE."
  }
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "region" {
  description = "Region of the instance."
  type        = string
}

variable "replica_count" {
  description = "Copies in other zones that take over."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.replica_count >= 0 && var.replica_count <= 5
    error_message = "0 to 5."
  }
}

variable "users" {
  description = "IAM members that may connect, by a name of our own."
  type        = map(string)
  nullable    = false
}

variable "zone" {
  description = "Zone of an instance without replicas, such as `europe-west1-b`."
  type        = string
}
