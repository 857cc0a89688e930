# What brewers use: a standby for the database, one API and one worker that always run, everything protected.
module "app" {
  source = "../../stacks/app"

  environment    = "prod"
  project_id     = var.project_id
  project_number = var.project_number
  region         = local.region

  # Switches
  cdn_enabled                    = true
  cloud_armor_enabled            = true
  identity_platform_enabled      = false
  load_balancer_enabled          = true
  prometheus_sidecar_enabled     = false
  uptime_check_enabled           = true
  valkey_enabled                 = false
  vulnerability_scanning_enabled = true

  # Sizes
  api = {
    min_instances = 1
    max_instances = 10
    db_pool_max   = 5
  }

  worker = {
    min_instances = 1
    max_instances = 2
    concurrency   = 5
    db_pool_max   = 5
    tick_schedule = "* * * * *"
  }

  database = {
    tier              = "db-custom-1-3840"
    availability_type = "REGIONAL"
    max_connections   = 200
    maintenance_track = "stable"
    operators_group   = var.database_group
    disk              = { size_gb = 10, limit_gb = 100 }
    backup            = { kept = 30, log_days = 7 }
  }

  firestore = {
    location                       = local.region
    point_in_time_recovery_enabled = true
    daily_backup_days              = 7
    weekly_backup_days             = 98
  }

  # How long, how safe, how much
  audit_logs = {
    "cloudsql.googleapis.com"      = ["ADMIN_READ", "DATA_READ", "DATA_WRITE"]
    "datastore.googleapis.com"     = ["ADMIN_READ", "DATA_WRITE"]
    "iam.googleapis.com"           = ["ADMIN_READ", "DATA_READ", "DATA_WRITE"]
    "secretmanager.googleapis.com" = ["ADMIN_READ", "DATA_READ", "DATA_WRITE"]
    "storage.googleapis.com"       = ["ADMIN_READ", "DATA_WRITE"]
  }
  audit_retention     = { days = 400, locked = true }
  budget              = var.billing_account == null ? null : { amount = 250, billing_account = var.billing_account }
  deletion_protection = true
  log_level           = "info"
  log_retention_days  = 90
  slo                 = { availability = 0.995, latency = 0.95, latency_ms = 800 }

  # Who is told, who releases
  alerts = {
    enabled = true
    emails  = var.alert_emails
    slack   = var.slack
  }
  operators   = var.operators
  runbooks    = "${var.repository_url}/blob/main/docs/operations/runbooks"
  slack_token = var.slack_token

  github       = var.github
  github_token = var.github_token
  release = {
    tag_pattern       = "^v[0-9]+\\.[0-9]+\\.[0-9]+$"
    approval_required = true
    approvers         = var.release_approvers
  }

  # The app
  app_check                 = null
  cloud_armor               = { waf_preview = true }
  cors_origins              = var.cors_origins
  domain                    = var.domain
  firebase_apps             = var.firebase_apps
  identity                  = var.identity
  identity_provider_secrets = var.identity_provider_secrets
  min_client_versions       = var.min_client_versions
  read_only                 = var.read_only
}
