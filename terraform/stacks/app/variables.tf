variable "alerts" {
  description = "Who is alerted: by e-mail, and in a Slack channel whose token is in `slack_token`. Null in place of `slack`: nobody there."
  type = object({
    enabled = optional(bool, true)
    emails  = optional(set(string), [])
    slack = optional(object({
      channel       = string
      token_version = optional(number, 1)
    }))
  })
  default  = {}
  nullable = false

  validation {
    condition     = !var.alerts.enabled || length(var.alerts.emails) > 0 || var.alerts.slack != null
    error_message = "Alerts are on and nobody hears them: give alerts.emails or alerts.slack, or set alerts.enabled to false."
  }
}

variable "api" {
  description = "The API: how many instances there are at least and at most in a revision, requests at once and memory of each, connections of its pool."
  type = object({
    min_instances = number
    max_instances = number
    concurrency   = optional(number, 80)
    memory        = optional(string, "512Mi")
    db_pool_max   = number
  })
  nullable = false

  validation {
    condition     = var.api.min_instances >= 0 && var.api.max_instances >= max(1, var.api.min_instances) && var.api.max_instances <= 100
    error_message = "api: min_instances from 0 on; max_instances 1 to 100, and not below min_instances."
  }

  validation {
    condition     = var.api.db_pool_max >= 1 && floor(var.api.db_pool_max) == var.api.db_pool_max
    error_message = "api.db_pool_max: a whole number from 1 on."
  }
}

variable "app_check" {
  description = "App Check, as in the module firebase. Null: off."
  type = object({
    token_ttl = optional(string, "3600s")
    services  = optional(map(string), { "firestore.googleapis.com" = "UNENFORCED" })
  })
  default = null
}

variable "audit_logs" {
  description = "Data-access audit logs by API; beyond the free 50 GiB a month they cost. No types, no log."
  type        = map(set(string))
  default = {
    "cloudsql.googleapis.com"      = ["ADMIN_READ", "DATA_READ", "DATA_WRITE"]
    "datastore.googleapis.com"     = ["ADMIN_READ", "DATA_WRITE"]
    "iam.googleapis.com"           = ["ADMIN_READ", "DATA_READ", "DATA_WRITE"]
    "secretmanager.googleapis.com" = ["ADMIN_READ", "DATA_READ", "DATA_WRITE"]
    "storage.googleapis.com"       = ["ADMIN_READ", "DATA_WRITE"]
  }
  nullable = false
}

variable "audit_retention" {
  description = "For how many days audit logs are kept, and whether that is for good: a locked bucket can never be shortened, unlocked, or deleted."
  type = object({
    days   = optional(number, 400)
    locked = optional(bool, false)
  })
  default  = {}
  nullable = false
}

variable "budget" {
  description = "What a month may cost until somebody is told, and the billing account that pays. Null: no budget."
  type = object({
    amount          = number
    billing_account = string
    currency        = optional(string, "EUR")
  })
  default = null
}

variable "cdn_enabled" {
  description = "CDN before a bucket of public photos. It needs the load balancer."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.cdn_enabled || var.load_balancer_enabled
    error_message = "cdn_enabled: the CDN is part of the load balancer; set load_balancer_enabled, too."
  }
}

variable "cloud_armor" {
  description = "Settings of Cloud Armor, as in the module edge."
  type = object({
    denied_ranges           = optional(list(string), [])
    waf_preview             = optional(bool, true)
    ban_paths               = optional(list(string), ["/v1/admin/", "/v1/calendars/", "/v1/ingest/"])
    ban_requests_per_minute = optional(number, 120)
    ban_seconds             = optional(number, 600)
    requests_per_minute     = optional(number, 600)
  })
  default  = {}
  nullable = false
}

variable "cloud_armor_enabled" {
  description = "Cloud Armor before the API: bans, throttling, OWASP's rules. It needs the load balancer."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.cloud_armor_enabled || var.load_balancer_enabled
    error_message = "cloud_armor_enabled: Cloud Armor is part of the load balancer; set load_balancer_enabled, too."
  }
}

variable "cors_origins" {
  description = "Origins whose pages may call the API, such as https://app.example.com."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for origin in var.cors_origins : can(regex("^https?://[^/*]+$", origin))])
    error_message = "An origin is such as https://app.example.com, without a path."
  }
}

variable "database" {
  description = "PostgreSQL: machine, standby, connections, disk, backups (`kept = 0`: none), when updates come, and the group of people who may log in."
  type = object({
    tier              = string
    availability_type = string
    max_connections   = number
    disk = optional(object({
      size_gb  = optional(number, 10)
      limit_gb = optional(number, 50)
    }), {})
    backup = object({
      kept       = number
      log_days   = number
      location   = optional(string, "eu")
      start_time = optional(string, "01:00")
      final_days = optional(number, 30)
    })
    maintenance_track = optional(string, "stable")
    operators_group   = optional(string)
  })
  nullable = false

  validation {
    condition     = local.connections_needed <= var.database.max_connections
    error_message = "PostgreSQL takes ${var.database.max_connections} connections, and ${local.connections_needed} may be asked for during a rollout: API ${local.connections.api}, worker ${local.connections.worker}, migrations and people ${local.connections.spare}. Lower api.max_instances or api.db_pool_max, or raise database.max_connections and with it the tier."
  }

  validation {
    condition     = var.environment != "prod" || (var.database.availability_type == "REGIONAL" && var.database.backup.log_days >= 1)
    error_message = "prod: the database has a standby (REGIONAL), backups, and a transaction log (backup.log_days)."
  }
}

variable "deletion_protection" {
  description = "Whether database, Firestore, services and buckets that hold something are safe from Terraform."
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.environment != "prod" || var.deletion_protection
    error_message = "prod is always protected from deletion."
  }
}

variable "domain" {
  description = "Name that clients reach the API under, with the load balancer. Null: Cloud Run's own address."
  type        = string
  default     = null

  validation {
    condition     = !var.load_balancer_enabled || var.domain != null
    error_message = "load_balancer_enabled: say under which name clients reach it, domain = \"api.example.com\"."
  }

  validation {
    condition     = var.load_balancer_enabled || var.domain == null
    error_message = "There is a domain and no load balancer: clients that know it would find nobody. To switch the load balancer off, give them the address of Cloud Run first, then set domain to null as well; to keep it, set load_balancer_enabled."
  }
}

variable "environment" {
  description = "`dev`, `staging` or `prod`."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "Must be dev, staging or prod."
  }
}

variable "firebase_apps" {
  description = "Apps of the project, as in the module firebase."
  type = object({
    android = optional(map(object({
      display_name  = string
      package_name  = string
      sha256_hashes = optional(list(string), [])
    })), {})
    apple = optional(map(object({
      display_name = string
      bundle_id    = string
      team_id      = optional(string)
      app_store_id = optional(string)
    })), {})
    web = optional(map(string), {})
  })
  default  = {}
  nullable = false
}

variable "firestore" {
  description = "Firestore: where it is, for ever; whether the last 7 days can be read; for how many days daily and weekly backups are kept (0: none)."
  type = object({
    location                       = optional(string, "europe-west1")
    point_in_time_recovery_enabled = optional(bool, false)
    daily_backup_days              = optional(number, 0)
    weekly_backup_days             = optional(number, 0)
  })
  default  = {}
  nullable = false
}

variable "github" {
  description = "The repository that is released from, as in the module cicd, and the version of the Cloud Build app's token, which is in `github_token`. Null: no trigger, no workload identity."
  type = object({
    owner               = string
    owner_id            = string
    repository          = string
    repository_id       = string
    app_installation_id = number
    token_version       = optional(number, 1)
  })
  default = null
}

variable "github_token" {
  description = "Token of Cloud Build's GitHub app. Write-only: kept in Secret Manager, not in the state."
  type        = string
  default     = null
  ephemeral   = true

  validation {
    condition     = var.github == null || var.github_token != null
    error_message = "github is set and its token is not: export TF_VAR_github_token, the first time as GitHub gives it, later as `gcloud secrets versions access latest --secret=bb-github-token` shows it."
  }
}

variable "identity" {
  description = "Settings of Identity Platform, as in the module firebase."
  type = object({
    authorized_domains = optional(list(string), [])
    sign_up_enabled    = optional(bool, true)
    providers          = optional(map(object({ client_id = string })), {})
  })
  default  = {}
  nullable = false
}

variable "identity_platform_enabled" {
  description = "Identity Platform, managed here, in place of Firebase Auth as it is set up in the console. There is no way back, and each active member beyond 50,000 costs."
  type        = bool
  default     = false
  nullable    = false
}

variable "identity_provider_secrets" {
  description = "Client secrets of `identity.providers`, by the same names."
  type        = map(string)
  default     = {}
  nullable    = false
  sensitive   = true
}

variable "load_balancer_enabled" {
  description = "External load balancer with a certificate. With it the API is reached by no other way."
  type        = bool
  default     = false
  nullable    = false
}

variable "log_level" {
  description = "What is logged at least: debug or info."
  type        = string
  default     = "info"
  nullable    = false

  validation {
    condition     = contains(["debug", "info"], var.log_level)
    error_message = "Must be debug or info: alerts are made of lines at info, and would go off for want of them."
  }
}

variable "log_retention_days" {
  description = "For how many days logs are kept."
  type        = number
  default     = 30
  nullable    = false
}

variable "min_client_versions" {
  description = "Oldest apps that are still answered, such as `ios/1.4.0`."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for version in var.min_client_versions : can(regex("^[a-z]{1,20}/\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}$", version))])
    error_message = "Such as ios/1.4.0."
  }
}

variable "operators" {
  description = "IAM members who operate it: they read logs, metrics, builds and settings in the console, such as `group:ops@example.com`."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for member in var.operators : can(regex("^(group|user|serviceAccount):[^@\\s]+@[^@\\s]+$", member))])
    error_message = "An IAM member is such as group:ops@example.com."
  }
}

variable "project_id" {
  description = "Id of the Google Cloud project of this environment."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "A project id has 6 to 30 lower-case letters, digits and dashes."
  }
}

variable "project_number" {
  description = "Number of the project: `gcloud projects describe <id> --format='value(projectNumber)'`."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{6,20}$", var.project_number))
    error_message = "The number of the project, not its id: gcloud projects describe <id> --format='value(projectNumber)'."
  }
}

variable "prometheus_sidecar_enabled" {
  description = "Managed Prometheus: a sidecar scrapes the metrics of API and worker, for whoever has a Grafana."
  type        = bool
  default     = false
  nullable    = false
}

variable "read_only" {
  description = "The switch for maintenance: reads work, whatever changes something answers 503. It takes a deploy to take effect."
  type        = bool
  default     = false
  nullable    = false
}

variable "region" {
  description = "Region of everything that is in one."
  type        = string
  default     = "europe-west1"
  nullable    = false

  validation {
    condition     = startswith(var.region, "europe-")
    error_message = "A region in Europe: members' data stay there."
  }
}

variable "release" {
  description = "Which tags are released here (RE2), whether somebody has to approve, and who may."
  type = object({
    tag_pattern       = string
    approval_required = optional(bool, false)
    approvers         = optional(set(string), [])
  })
  nullable = false
}

variable "runbooks" {
  description = "Where the runbooks are, as a URL: alerts link there."
  type        = string
}

variable "slack_token" {
  description = "Token of Slack's Google Cloud Monitoring app. Write-only: kept in Secret Manager, not in the state."
  type        = string
  default     = null
  ephemeral   = true

  validation {
    condition     = var.alerts.slack == null || var.slack_token != null
    error_message = "alerts.slack is set and its token is not: export TF_VAR_slack_token, the first time as Slack gives it, later as `gcloud secrets versions access latest --secret=bb-slack-token` shows it. Or leave alerts.slack out: e-mail goes on."
  }
}

variable "slo" {
  description = "Objectives of the API, as in the module observability."
  type = object({
    availability = optional(number, 0.995)
    latency      = optional(number, 0.95)
    latency_ms   = optional(number, 800)
  })
  default  = {}
  nullable = false
}

variable "uptime_check_enabled" {
  description = "Whether the API is watched from outside, each minute. It keeps an API awake that would scale to zero."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.uptime_check_enabled || var.api.min_instances > 0
    error_message = "uptime_check_enabled: it would keep awake an API that is meant to scale to zero; set api.min_instances to 1, too."
  }
}

variable "valkey_enabled" {
  description = "Memorystore for Valkey, shared by all instances, in place of a cache in each."
  type        = bool
  default     = false
  nullable    = false
}

variable "vulnerability_scanning_enabled" {
  description = "Whether each image that is pushed is scanned, for about $0.26."
  type        = bool
  default     = true
  nullable    = false
}

variable "worker" {
  description = "The worker: how many instances there are at least and at most, jobs at once, connections of its pool. With none at least, Scheduler ticks by `tick_schedule` (Europe/Paris)."
  type = object({
    min_instances = number
    max_instances = number
    memory        = optional(string, "512Mi")
    concurrency   = number
    db_pool_max   = number
    tick_schedule = optional(string, "* * * * *")
  })
  nullable = false

  validation {
    condition     = var.worker.min_instances >= 0 && var.worker.max_instances >= max(1, var.worker.min_instances) && var.worker.max_instances <= 20
    error_message = "worker: min_instances from 0 on; max_instances 1 to 20, and not below min_instances."
  }

  validation {
    condition     = var.worker.concurrency >= 2 && var.worker.concurrency <= 50 && var.worker.db_pool_max >= 1
    error_message = "worker: concurrency 2 to 50, for alarms have slots of their own; db_pool_max from 1 on."
  }

  validation {
    condition     = var.environment != "prod" || var.worker.min_instances >= 1
    error_message = "prod: one worker always runs, or alarms would be late by up to a minute."
  }
}
