variable "administrator" {
  description = "IAM member that applies this: it makes what runs as these accounts."
  type        = string
}

variable "custom_roles" {
  description = "Roles that Google has none for, by id: single permissions in place of a role that gives much more."
  type = map(object({
    title       = string
    description = string
    permissions = set(string)
  }))
  default  = {}
  nullable = false
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "service_accounts" {
  description = "Service accounts by name. `roles` hold for the project: Google's, or ids of `custom_roles`; `used_by` names the accounts that may start something that runs as it; `signs_urls` lets it sign as itself."
  type = map(object({
    display_name = string
    description  = string
    roles        = optional(set(string), [])
    used_by      = optional(set(string), [])
    signs_urls   = optional(bool, false)
  }))
  nullable = false

  validation {
    condition     = alltrue([for account in keys(var.service_accounts) : can(regex("^[a-z][a-z0-9-]{2,26}$", account))])
    error_message = "A name has 3 to 27 lower-case letters, digits and dashes: with the prefix bb- it is an account id of at most 30."
  }

  validation {
    condition = alltrue([
      for role in flatten([for settings in values(var.service_accounts) : tolist(settings.roles)]) :
      !contains(["roles/owner", "roles/editor"], role) && (startswith(role, "roles/") || contains(keys(var.custom_roles), role))
    ])
    error_message = "A role is one of Google's (roles/…), never owner or editor, or the id of one of custom_roles."
  }

  validation {
    condition = alltrue([
      for user in flatten([for settings in values(var.service_accounts) : tolist(settings.used_by)]) :
      contains(keys(var.service_accounts), user)
    ])
    error_message = "used_by names accounts of the same map."
  }
}
