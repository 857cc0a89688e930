variable "amount" {
  description = "What a month may cost, in whole units of `currency`. Nothing is switched off beyond it: somebody is told."
  type        = number

  validation {
    condition     = var.amount >= 1 && floor(var.amount) == var.amount
    error_message = "A whole number from 1 on."
  }
}

variable "billing_account" {
  description = "Id of the billing account, such as `012345-6789AB-CDEF01`."
  type        = string

  validation {
    condition     = can(regex("^[0-9A-F]{6}(-[0-9A-F]{6}){2}$", var.billing_account))
    error_message = "Must be as `gcloud billing accounts list` shows it: 012345-6789AB-CDEF01."
  }
}

variable "currency" {
  description = "Currency of the billing account, as ISO 4217."
  type        = string
  default     = "EUR"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Z]{3}$", var.currency))
    error_message = "Three capitals, such as EUR."
  }
}

variable "display_name" {
  description = "Name of the budget in the console."
  type        = string
}

variable "notification_channels" {
  description = "Channels that are told, at most 5. Empty: the administrators of the billing account."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.notification_channels) <= 5
    error_message = "A budget tells at most 5 channels."
  }
}

variable "project_number" {
  description = "Number of the project that the budget is for."
  type        = string
}

variable "thresholds" {
  description = "Parts of the amount at which somebody is told."
  type        = set(number)
  default     = [0.5, 0.8, 1]
  nullable    = false
}
