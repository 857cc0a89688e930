variable "applications" {
  description = "E-mail addresses of the service accounts that log in as the application, by a name of our own."
  type        = map(string)
  nullable    = false
}

variable "availability_type" {
  description = "`REGIONAL` keeps a standby in another zone, at twice the price; `ZONAL` does not."
  type        = string

  validation {
    condition     = contains(["REGIONAL", "ZONAL"], var.availability_type)
    error_message = "Must be REGIONAL or ZONAL."
  }
}

variable "backup" {
  description = "Daily backups: how many are kept, for how many days the transaction log is (0: no recovery to a moment), where they are, when they begin (UTC), for how many days the last one outlives the instance. `kept = 0`: none."
  type = object({
    kept       = number
    log_days   = number
    location   = optional(string, "eu")
    start_time = optional(string, "01:00")
    final_days = optional(number, 30)
  })
  nullable = false

  validation {
    condition     = var.backup.log_days >= 0 && var.backup.log_days <= 7
    error_message = "log_days: Cloud SQL Enterprise keeps the transaction log for at most 7 days."
  }

  validation {
    condition     = var.backup.kept >= 0 && var.backup.kept <= 365 && var.backup.kept >= var.backup.log_days
    error_message = "kept: 0 to 365 backups, and one at least for each day of the transaction log."
  }

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]$", var.backup.start_time))
    error_message = "start_time is such as 01:00."
  }
}

variable "database" {
  description = "Name of the database."
  type        = string
  default     = "brasse_bouillon"
  nullable    = false
}

variable "deletion_protection" {
  description = "Whether neither Terraform nor anybody else may delete the instance."
  type        = bool
  default     = true
  nullable    = false
}

variable "disk" {
  description = "SSD in GB: at first, and at most. It grows by itself and never shrinks."
  type = object({
    size_gb  = optional(number, 10)
    limit_gb = optional(number, 50)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.disk.size_gb >= 10 && var.disk.limit_gb >= var.disk.size_gb
    error_message = "At least 10 GB, and the limit not below the size."
  }
}

variable "flags" {
  description = "Further flags of PostgreSQL, by name."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "labels" {
  description = "Labels of the instance. The provider's default labels do not reach it."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "maintenance_track" {
  description = "When updates come: `canary` before `stable` before `week5`, a week or more apart."
  type        = string
  default     = "stable"
  nullable    = false

  validation {
    condition     = contains(["canary", "stable", "week5"], var.maintenance_track)
    error_message = "Must be canary, stable or week5."
  }
}

variable "max_connections" {
  description = "Connections that PostgreSQL takes at once."
  type        = number

  validation {
    condition     = var.max_connections >= 25 && var.max_connections <= 1000 && floor(var.max_connections) == var.max_connections
    error_message = "A whole number, 25 to 1000."
  }
}

variable "name" {
  description = "Name of the instance. After a deletion Google refuses the same one for a week: take another."
  type        = string
  default     = "bb-postgres"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,76}$", var.name))
    error_message = "Lower-case letters, digits and dashes, a letter first."
  }
}

variable "network_id" {
  description = "Id of the network that the instance is reached from."
  type        = string
}

variable "operators_group" {
  description = "Group of people who may log in, by its e-mail address. Null: none."
  type        = string
  default     = null
}

variable "owner" {
  description = "E-mail address of the service account that migrates, and owns the schema."
  type        = string
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "region" {
  description = "Region of the instance."
  type        = string
}

variable "tier" {
  description = "Machine: `db-f1-micro` and `db-g1-small` share a processor and come without SLA; `db-custom-<vCPU>-<MB>` does not."
  type        = string

  validation {
    condition     = can(regex("^db-(f1-micro|g1-small|custom-[0-9]+-[0-9]+)$", var.tier))
    error_message = "Must be db-f1-micro, db-g1-small, or such as db-custom-1-3840."
  }

  validation {
    condition     = var.availability_type == "ZONAL" || startswith(var.tier, "db-custom-")
    error_message = "A shared machine has no standby: with REGIONAL take a tier such as db-custom-1-3840."
  }
}
