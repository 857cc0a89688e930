variable "agents" {
  description = "APIs whose service agent must exist before it is given rights."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "audit_exempted_members" {
  description = "Members whose access is not written to the data-access audit logs: our own services, whose every query would be a line."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "audit_logs" {
  description = "Data-access audit logs by API, such as `{ \"secretmanager.googleapis.com\" = [\"DATA_READ\"] }`. Firestore's go by `datastore.googleapis.com`; no types, no log."
  type        = map(set(string))
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for type in flatten([for types in values(var.audit_logs) : tolist(types)]) :
      contains(["ADMIN_READ", "DATA_READ", "DATA_WRITE"], type)
    ])
    error_message = "Audit log types are ADMIN_READ, DATA_READ and DATA_WRITE."
  }
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "services" {
  description = "APIs to enable. They stay enabled when they leave the list, for others may use them."
  type        = set(string)
  nullable    = false

  validation {
    condition     = alltrue([for service in var.services : endswith(service, ".googleapis.com")])
    error_message = "An API is named such as run.googleapis.com."
  }
}
