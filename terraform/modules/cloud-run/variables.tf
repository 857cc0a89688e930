variable "api" {
  description = "The API: who reaches it (`ingress`), as whom it runs, how many instances answer how many requests at once, and variables of its own."
  type = object({
    ingress         = string
    service_account = string
    min_instances   = number
    max_instances   = number
    concurrency     = optional(number, 80)
    cpu             = optional(string, "1")
    memory          = optional(string, "512Mi")
    env             = optional(map(string), {})
  })
  nullable = false

  validation {
    condition     = contains(["INGRESS_TRAFFIC_ALL", "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"], var.api.ingress)
    error_message = "The API is reached by everybody, or through the load balancer only."
  }

  validation {
    condition     = var.api.min_instances >= 0 && var.api.max_instances >= max(1, var.api.min_instances)
    error_message = "Instances: min from 0 on, max at least 1 and not below min."
  }

  validation {
    condition     = var.api.concurrency >= 1 && var.api.concurrency <= 1000
    error_message = "Cloud Run sends an instance 1 to 1000 requests at once."
  }
}

variable "database_connection" {
  description = "Cloud SQL instance, as `project:region:instance`: mounted as a socket below /cloudsql."
  type        = string
}

variable "deletion_protection" {
  description = "Whether Terraform refuses to delete services and jobs."
  type        = bool
  default     = true
  nullable    = false
}

variable "env" {
  description = "Variables of every process, by name: docs/configuration.md."
  type        = map(string)
  nullable    = false
}

variable "jobs" {
  description = "Jobs that somebody starts, by name. `egress` is `ALL_TRAFFIC` where a job asks our own services, which then see it come from the network; `database` mounts its socket."
  type = map(object({
    service_account = string
    args            = optional(list(string))
    database        = optional(bool, true)
    egress          = optional(string, "PRIVATE_RANGES_ONLY")
    env             = optional(map(string), {})
    max_retries     = optional(number, 0)
    timeout_seconds = optional(number, 600)
  }))
  nullable = false

  validation {
    condition     = alltrue([for job in values(var.jobs) : contains(["ALL_TRAFFIC", "PRIVATE_RANGES_ONLY"], job.egress)])
    error_message = "egress must be ALL_TRAFFIC or PRIVATE_RANGES_ONLY."
  }

  validation {
    condition     = alltrue([for job in values(var.jobs) : job.timeout_seconds >= 60 && job.timeout_seconds <= 86400])
    error_message = "A job may take 60 to 86400 seconds."
  }
}

variable "network_id" {
  description = "Network that instances reach private addresses through."
  type        = string
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "prometheus" {
  description = "Sidecar that scrapes the metrics on `port` for Managed Prometheus: its image, and the secret with its configuration. Null: none."
  type = object({
    image          = optional(string, "us-docker.pkg.dev/cloud-ops-agents-artifacts/cloud-run-gmp-sidecar/cloud-run-gmp-sidecar:1.2.0")
    port           = optional(number, 9464)
    config_secret  = string
    config_version = string
  })
  default = null
}

variable "region" {
  description = "Region of services and jobs."
  type        = string
}

variable "subnetwork_id" {
  description = "Subnet that gives instances their addresses."
  type        = string
}

variable "worker" {
  description = "The worker: as whom it runs, how many there are (none at times where Scheduler ticks), who may call it, and variables of its own. Its processor is always allocated, which takes a whole one."
  type = object({
    service_account     = string
    min_instances       = number
    max_instances       = number
    invokers            = optional(map(string), {})
    request_concurrency = optional(number, 10)
    cpu                 = optional(string, "1")
    memory              = optional(string, "512Mi")
    env                 = optional(map(string), {})
  })
  nullable = false

  validation {
    condition     = var.worker.min_instances >= 0 && var.worker.max_instances >= max(1, var.worker.min_instances)
    error_message = "Instances: min from 0 on, max at least 1 and not below min."
  }

  validation {
    condition     = can(tonumber(var.worker.cpu)) && try(tonumber(var.worker.cpu) >= 1, false)
    error_message = "A processor that is always allocated is a whole one at least: 1, 2 or 4."
  }
}
