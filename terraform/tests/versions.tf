# `terraform test` wants a root module to start from. Every run here loads another one: an environment, or the stack.
terraform {
  required_version = ">= 1.11"
}
