output "buckets" {
  description = "Names of the buckets: `media`, `exports`, and `public` where there is one."
  value       = local.buckets
}
