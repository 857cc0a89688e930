variable "cors_origins" {
  description = "Origins whose pages may upload and show photos. The app on a phone needs none."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "force_destroy" {
  description = "Whether Terraform may delete buckets that hold something."
  type        = bool
  default     = false
  nullable    = false
}

variable "project_id" {
  description = "Id of the Google Cloud project. Names of buckets begin with it."
  type        = string
}

variable "public_enabled" {
  description = "Whether there is a bucket that everybody may read, for the CDN."
  type        = bool
  default     = false
  nullable    = false
}

variable "region" {
  description = "Region of the buckets."
  type        = string
}

variable "writers" {
  description = "IAM members that read and write objects, by a name of our own."
  type        = map(string)
  nullable    = false
}
