variable "project_id" {
  description = "Id of the Google Cloud project."
  type        = string
}

variable "project_number" {
  description = "Number of the project, by which the bucket for SBOMs is named."
  type        = string
}

variable "region" {
  description = "Region of the repositories."
  type        = string
}

variable "vulnerability_scanning_enabled" {
  description = "Whether new images are scanned. Each costs about $0.26; Container Scanning has to be among the project's APIs."
  type        = bool
  default     = true
  nullable    = false
}

variable "writer" {
  description = "IAM member that pushes images: the build's service account."
  type        = string
}
