variable "android_apps" {
  description = "Android apps by a name of our own. `sha256_hashes` are the fingerprints of the certificates that sign them."
  type = map(object({
    display_name  = string
    package_name  = string
    sha256_hashes = optional(list(string), [])
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for app in values(var.android_apps) : can(regex("^[a-zA-Z][\\w]*(\\.[a-zA-Z][\\w]*)+$", app.package_name))])
    error_message = "A package name is such as com.example.app."
  }
}

variable "app_check" {
  description = "App Check: how long a token lasts, and for each service (`firestore.googleapis.com`, `identitytoolkit.googleapis.com`) whether requests without one are refused. Null: off."
  type = object({
    token_ttl = optional(string, "3600s")
    services  = optional(map(string), { "firestore.googleapis.com" = "UNENFORCED" })
  })
  default = null

  validation {
    condition     = try(alltrue([for mode in values(var.app_check.services) : contains(["UNENFORCED", "ENFORCED"], mode)]), true)
    error_message = "Must be UNENFORCED or ENFORCED."
  }
}

variable "apple_apps" {
  description = "Apple apps by a name of our own."
  type = map(object({
    display_name = string
    bundle_id    = string
    team_id      = optional(string)
    app_store_id = optional(string)
  }))
  default  = {}
  nullable = false
}

variable "identity" {
  description = "Identity Platform in place of plain Firebase Auth, with its price per active member. `providers` are `google.com` and `apple.com`. Null: Firebase Auth as it is set up in the console."
  type = object({
    authorized_domains = optional(list(string), [])
    sign_up_enabled    = optional(bool, true)
    providers          = optional(map(object({ client_id = string })), {})
  })
  default = null

  validation {
    condition     = try(alltrue([for provider in keys(var.identity.providers) : contains(["apple.com", "google.com"], provider)]), true)
    error_message = "Providers are apple.com and google.com."
  }
}

variable "identity_provider_secrets" {
  description = "Client secrets of `identity.providers`. The provider has no write-only argument for them: they are kept in the state."
  type        = map(string)
  default     = {}
  nullable    = false
  sensitive   = true

  validation {
    condition     = try(length(setsubtract(keys(var.identity.providers), keys(var.identity_provider_secrets))) == 0, true)
    error_message = "Each of identity.providers needs its client secret, by the same name: set TF_VAR_identity_provider_secrets."
  }
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "web_apps" {
  description = "Display names of web apps, by a name of our own."
  type        = map(string)
  default     = {}
  nullable    = false
}
