variable "daily_backup_days" {
  description = "For how many days each daily backup is kept; 0: there are none."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.daily_backup_days >= 0 && var.daily_backup_days <= 98
    error_message = "0 to 98 days."
  }
}

variable "deletion_protection" {
  description = "Whether neither Terraform nor anybody else may delete the database."
  type        = bool
  default     = true
  nullable    = false
}

variable "indexes" {
  description = "Composite indexes and what holds for single fields, in the form of `firestore.indexes.json` of the Firebase CLI, decoded. A field with `ttl` is a time after which its document goes."
  type = object({
    indexes = list(object({
      collectionGroup = string
      queryScope      = string
      fields = list(object({
        fieldPath   = string
        order       = optional(string)
        arrayConfig = optional(string)
      }))
    }))
    fieldOverrides = list(object({
      collectionGroup = string
      fieldPath       = string
      ttl             = optional(bool, false)
      indexes = list(object({
        order       = optional(string)
        arrayConfig = optional(string)
        queryScope  = string
      }))
    }))
  })
  default  = { indexes = [], fieldOverrides = [] }
  nullable = false
}

variable "location" {
  description = "Where the documents are, `eur3` for several regions or one such as `europe-west1`. For ever."
  type        = string
}

variable "point_in_time_recovery_enabled" {
  description = "Whether any moment of the last 7 days can be read."
  type        = bool
  default     = false
  nullable    = false
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "rules" {
  description = "Security rules: the text of `firestore.rules`."
  type        = string

  validation {
    condition     = strcontains(var.rules, "rules_version = '2'") && !can(regex("allow\\s+[^:;]*(write|create|update|delete)", var.rules))
    error_message = "Rules of version 2 which allow no writes: live documents are written by the server alone."
  }
}

variable "weekly_backup_days" {
  description = "For how many days each weekly backup is kept; 0: there are none."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.weekly_backup_days >= 0 && var.weekly_backup_days <= 98
    error_message = "0 to 98 days."
  }
}
