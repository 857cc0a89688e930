variable "alert_emails" {
  description = "E-mail addresses that are alerted."
  type        = set(string)
}

variable "billing_account" {
  description = "Billing account of the project, such as `012345-6789AB-CDEF01`, for the budget. Null: no budget."
  type        = string
  default     = null
}

variable "cors_origins" {
  description = "Origins whose pages may call the API. The app on a phone needs none."
  type        = list(string)
  default     = []
}

variable "database_group" {
  description = "Group of people who may log in to the database, by its e-mail address. Null: none."
  type        = string
  default     = null
}

variable "domain" {
  description = "Name that clients reach the API under, where there is a load balancer."
  type        = string
  default     = null
}

variable "firebase_apps" {
  description = "The apps, for Firebase, by platform and a name of our own."
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
  default = {}
}

variable "github" {
  description = "The repository that is released from. Null, until GitHub is connected: no trigger."
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
  description = "Token of Cloud Build's GitHub app: TF_VAR_github_token."
  type        = string
  default     = null
  ephemeral   = true
}

variable "identity" {
  description = "Providers and domains of Identity Platform, where it is on."
  type = object({
    authorized_domains = optional(list(string), [])
    sign_up_enabled    = optional(bool, true)
    providers          = optional(map(object({ client_id = string })), {})
  })
  default = {}
}

variable "identity_provider_secrets" {
  description = "Client secrets of the providers: TF_VAR_identity_provider_secrets."
  type        = map(string)
  default     = {}
  sensitive   = true
}

variable "min_client_versions" {
  description = "Oldest apps that are still answered, such as `ios/1.4.0`."
  type        = list(string)
  default     = []
}

variable "operators" {
  description = "IAM members who operate it, such as `group:ops@example.com`."
  type        = set(string)
  default     = []
}

variable "project_id" {
  description = "Id of this environment's project."
  type        = string
}

variable "project_number" {
  description = "Its number: `gcloud projects describe <id> --format='value(projectNumber)'`."
  type        = string
}

variable "read_only" {
  description = "The switch for maintenance: reads work, writes answer 503."
  type        = bool
  default     = false
}

variable "release_approvers" {
  description = "IAM members who approve releases, where they are approved."
  type        = set(string)
  default     = []
}

variable "repository_url" {
  description = "Where this repository is, such as `https://github.com/owner/name`: alerts link to its runbooks."
  type        = string

  validation {
    condition     = can(regex("^https://[^/]+/[^/]+/[^/]+$", var.repository_url))
    error_message = "Such as https://github.com/owner/name, without a slash at the end."
  }
}

variable "slack" {
  description = "Slack channel that is alerted, `{ channel = \"#brasse-bouillon\" }`. Null, while there is no token: nobody there."
  type = object({
    channel       = string
    token_version = optional(number, 1)
  })
  default = null
}

variable "slack_token" {
  description = "Token of Slack's Google Cloud Monitoring app: TF_VAR_slack_token."
  type        = string
  default     = null
  ephemeral   = true
}
