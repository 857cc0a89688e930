variable "jobs" {
  description = "Calls to the worker by the clock, by name: a path, a schedule as in cron, whose clock it is, and how long an answer may take."
  type = map(object({
    description      = string
    path             = string
    schedule         = string
    time_zone        = optional(string, "Etc/UTC")
    deadline_seconds = optional(number, 180)
  }))
  nullable = false

  validation {
    condition     = alltrue([for job in values(var.jobs) : can(regex("^\\S+( \\S+){4}$", job.schedule))])
    error_message = "A schedule has five fields, such as * * * * *."
  }

  validation {
    condition     = alltrue([for job in values(var.jobs) : startswith(job.path, "/internal/")])
    error_message = "Scheduler calls paths below /internal/."
  }

  validation {
    condition     = alltrue([for job in values(var.jobs) : job.deadline_seconds >= 15 && job.deadline_seconds <= 1800])
    error_message = "Scheduler waits 15 to 1800 seconds for an answer."
  }
}

variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "region" {
  description = "Region of the jobs."
  type        = string
}

variable "service_account" {
  description = "E-mail address of the service account that calls. It must be among the worker's invokers."
  type        = string
}

variable "worker_url" {
  description = "Address of the worker, which is the audience of the token as well."
  type        = string
}
