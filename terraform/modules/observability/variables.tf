variable "alerts_enabled" {
  description = "Whether anybody is alerted."
  type        = bool
  default     = true
  nullable    = false
}

variable "api_max_instances" {
  description = "How many instances of the API may run."
  type        = number
}

variable "api_service" {
  description = "Name of the API's Cloud Run service."
  type        = string
}

variable "audit_retention" {
  description = "For how many days audit logs are kept, and whether that is for good: a locked bucket can never be shortened, unlocked, or deleted."
  type = object({
    days   = optional(number, 400)
    locked = optional(bool, false)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.audit_retention.days >= 1 && var.audit_retention.days <= 3650
    error_message = "1 to 3650 days."
  }

  validation {
    condition     = !var.audit_retention.locked || var.audit_retention.days >= 400
    error_message = "Locked for less than 400 days the audit log is of no use, for ever."
  }
}

variable "backups_enabled" {
  description = "Whether the database is backed up, and a missing backup an alert."
  type        = bool
  nullable    = false
}

variable "database_disk_limit_gb" {
  description = "Size that the database's disk may grow to, in GB."
  type        = number
}

variable "database_instance" {
  description = "Name of the Cloud SQL instance."
  type        = string
}

variable "emails" {
  description = "E-mail addresses that are alerted."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for email in var.emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", email))])
    error_message = "An e-mail address is such as ops@example.com."
  }
}

variable "log_retention_days" {
  description = "For how many days logs are kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.log_retention_days >= 1 && var.log_retention_days <= 3650
    error_message = "1 to 3650 days. Each GB beyond 30 days costs $0.01 a month."
  }
}

variable "max_connections" {
  description = "Connections that the database takes at once."
  type        = number
}

variable "operators" {
  description = "IAM members who read the logs of bb-app."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "region" {
  description = "Region of services and logs."
  type        = string
}

variable "runbooks" {
  description = "Where the runbooks are, as a URL without a slash at the end."
  type        = string

  validation {
    condition     = can(regex("^https://.*[^/]$", var.runbooks))
    error_message = "A URL that begins with https:// and does not end with a slash."
  }
}

variable "secret_readers" {
  description = "E-mail addresses of the service accounts that read secrets."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "slack" {
  description = "Slack channel that is alerted. A higher `token_version` writes the token anew. Null: none."
  type = object({
    channel       = string
    token_version = optional(number, 1)
  })
  default = null

  validation {
    condition     = try(startswith(var.slack.channel, "#"), true)
    error_message = "A channel begins with #."
  }
}

variable "slack_token" {
  description = "Token of Slack's Google Cloud Monitoring app. Write-only: not kept in the state."
  type        = string
  default     = null
  ephemeral   = true
}

variable "slo" {
  description = "Objectives of the API over 28 days: part of the requests without a 5xx; part of them within so many milliseconds."
  type = object({
    availability = optional(number, 0.995)
    latency      = optional(number, 0.95)
    latency_ms   = optional(number, 800)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.slo.availability > 0 && var.slo.availability < 1 && var.slo.latency > 0 && var.slo.latency < 1
    error_message = "An objective is a part, above 0 and below 1."
  }
}

variable "terraform_account" {
  description = "E-mail address of the service account that applies this, whose changes are no news."
  type        = string
}

variable "ticks_enabled" {
  description = "Whether Scheduler ticks, and no tick is an alert."
  type        = bool
  nullable    = false
}

variable "uptime_host" {
  description = "Name that the API is watched under from outside. Null: it is not, and may sleep."
  type        = string
  default     = null
}

variable "worker_service" {
  description = "Name of the worker's Cloud Run service."
  type        = string
}
