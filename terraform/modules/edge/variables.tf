variable "api_service" {
  description = "Name of the API's Cloud Run service."
  type        = string
}

variable "armor" {
  description = "Cloud Armor: addresses that are shut out; whether OWASP's rules only note what they would refuse; where, from how many requests a minute and for how long an address is banned; how many requests a minute it has elsewhere. Null: none."
  type = object({
    denied_ranges           = optional(list(string), [])
    waf_preview             = optional(bool, true)
    ban_paths               = optional(list(string), ["/v1/admin/", "/v1/calendars/", "/v1/ingest/"])
    ban_requests_per_minute = optional(number, 120)
    ban_seconds             = optional(number, 600)
    requests_per_minute     = optional(number, 600)
  })
  default = null

  validation {
    condition     = try(length(var.armor.denied_ranges) <= 100 && alltrue([for range in var.armor.denied_ranges : can(cidrhost(range, 0))]), true)
    error_message = "denied_ranges: at most 100, as CIDR, a single address such as 203.0.113.7/32."
  }

  validation {
    condition     = try(length(var.armor.ban_paths) >= 1 && length(var.armor.ban_paths) <= 5, true)
    error_message = "ban_paths: 1 to 5; Cloud Armor takes no more conditions in a rule."
  }

  validation {
    condition = try(
      var.armor.ban_requests_per_minute >= 1 && var.armor.ban_requests_per_minute <= 2000 &&
      var.armor.requests_per_minute >= 1 && var.armor.requests_per_minute <= 1000000 &&
      contains([60, 120, 180, 240, 270, 300, 600, 900, 1200, 1800, 2700, 3600], var.armor.ban_seconds),
      true,
    )
    error_message = "ban_requests_per_minute: 1 to 2000; requests_per_minute: 1 to 1000000; ban_seconds: one of 60, 120, 180, 240, 270, 300, 600, 900, 1200, 1800, 2700, 3600."
  }
}

variable "cdn" {
  description = "CDN for what the bucket of public photos holds below `media/`. Null: none."
  type        = object({ bucket = string })
  default     = null
}

variable "domain" {
  description = "Name that clients reach the API under."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "A name such as api.example.com, without https://."
  }
}

variable "log_sample_rate" {
  description = "Which part of the requests the load balancer logs, 0 to 1."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.log_sample_rate >= 0 && var.log_sample_rate <= 1
    error_message = "0 to 1."
  }
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "region" {
  description = "Region of the API's service."
  type        = string
}
