variable "build_account" {
  description = "Service account that builds and rolls out: its full name, and as IAM member."
  type        = object({ id = string, member = string })
  nullable    = false
}

variable "github" {
  description = "The repository: names, GitHub's numbers for owner and repository (`gh api repos/<owner>/<repository> --jq '.owner.id, .id'`), and the number of the installation of the Cloud Build app."
  type = object({
    owner               = string
    owner_id            = string
    repository          = string
    repository_id       = string
    app_installation_id = number
  })
  nullable = false

  validation {
    condition     = can(regex("^[0-9]+$", var.github.owner_id)) && can(regex("^[0-9]+$", var.github.repository_id))
    error_message = "owner_id and repository_id are numbers: a name can be given up, and taken by somebody else."
  }

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+$", var.github.owner)) && can(regex("^[A-Za-z0-9_.-]+$", var.github.repository))
    error_message = "owner and repository are the two parts of github.com/<owner>/<repository>."
  }
}

variable "github_token_version" {
  description = "Full name of the secret's version with the token of the Cloud Build app, which Cloud Build's service agent may read."
  type        = string
}

variable "plan_account_id" {
  description = "Full name of the service account that GitHub's workflows become."
  type        = string
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "region" {
  description = "Region of connection and trigger."
  type        = string
}

variable "release" {
  description = "Which tags are released (RE2), whether somebody has to approve, and who may, as IAM members. They may roll back by hand as well."
  type = object({
    tag_pattern       = string
    approval_required = optional(bool, false)
    approvers         = optional(set(string), [])
  })
  nullable = false

  validation {
    condition     = can(regex("^\\^v.*\\$$", var.release.tag_pattern))
    error_message = "A pattern for whole tags, from ^v to $: else v1.2.3 would release v1.2.3-rc.1, too."
  }

  validation {
    condition     = !var.release.approval_required || length(var.release.approvers) > 0
    error_message = "approval_required: then somebody must be able to approve; name them in approvers, such as group:releases@example.com."
  }
}

variable "substitutions" {
  description = "Substitutions of cloudbuild.yaml, by name."
  type        = map(string)
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.substitutions) : can(regex("^_[A-Z0-9_]+$", name))])
    error_message = "A substitution is such as _REGION."
  }
}
