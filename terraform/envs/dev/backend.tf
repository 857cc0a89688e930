# Which bucket, says `terraform init -backend-config=bucket=<project>-tfstate`: backends take no variables.
terraform {
  backend "gcs" {
    prefix = "app"
  }
}
