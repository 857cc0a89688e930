# Costs next to nothing, forgets easily: nothing is backed up, nobody is alerted, everything may be deleted.
module "app" {
  source = "../../stacks/app"

  environment    = "dev"
  project_id     = var.project_id
  project_number = var.project_number
  region         = local.region

  # Switches
  cdn_enabled                    = false
  cloud_armor_enabled            = false
  identity_platform_enabled      = false
  load_balancer_enabled          = false
  prometheus_sidecar_enabled     = false
  uptime_check_enabled           = false
  valkey_enabled                 = false
  vulnerability_scanning_enabled = false

  # Sizes
  api = {
    min_instances = 0
    max_instances = 1
    db_pool_max   = 3
  }

  worker = {
    min_instances = 0
    max_instances = 1
    concurrency   = 2
    db_pool_max   = 1
    tick_schedule = "* 8-19 * * 1-5"
  }

  database = {
    tier              = "db-f1-micro"
    availability_type = "ZONAL"
    max_connections   = 50
    maintenance_track = "canary"
    operators_group   = var.database_group
    disk              = { size_gb = 10, limit_gb = 20 }
    backup            = { kept = 0, log_days = 0 }
  }

  firestore = {
    location                       = local.region
    point_in_time_recovery_enabled = false
    daily_backup_days              = 0
    weekly_backup_days             = 0
  }

  # How long, how safe, how much
  audit_logs = {
    "cloudsql.googleapis.com"      = []
    "datastore.googleapis.com"     = []
    "iam.googleapis.com"           = []
    "secretmanager.googleapis.com" = []
    "storage.googleapis.com"       = []
  }
  audit_retention     = { days = 400, locked = false }
  budget              = var.billing_account == null ? null : { amount = 30, billing_account = var.billing_account }
  deletion_protection = false
  log_level           = "debug"
  log_retention_days  = 7
  slo                 = { availability = 0.995, latency = 0.95, latency_ms = 800 }

  # Who is told, who releases
  alerts = {
    enabled = false
    emails  = var.alert_emails
    slack   = var.slack
  }
  operators   = var.operators
  runbooks    = "${var.repository_url}/blob/main/docs/operations/runbooks"
  slack_token = var.slack_token

  github       = var.github
  github_token = var.github_token
  release = {
    tag_pattern       = "^v[0-9]+\\.[0-9]+\\.[0-9]+-rc\\.[0-9]+$"
    approval_required = false
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
