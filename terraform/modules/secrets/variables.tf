variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "region" {
  description = "Region that the secrets stay in."
  type        = string
}

variable "secrets" {
  description = "Secrets by name. A higher `version` writes the value anew; `accessors` are IAM members by a name of our own."
  type = map(object({
    version   = number
    accessors = optional(map(string), {})
  }))
  nullable = false

  validation {
    condition     = alltrue([for secret in values(var.secrets) : secret.version >= 1 && floor(secret.version) == secret.version])
    error_message = "A version is a whole number from 1 on."
  }
}

variable "values" {
  description = "What the secrets are, by name. Write-only: not kept in the state, read when a version is new."
  type        = map(string)
  ephemeral   = true
  nullable    = false
}
