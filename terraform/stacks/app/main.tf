locals {
  # Cloud Run's addresses are known before the services are.
  direct_urls = {
    api    = "https://bb-api-${var.project_number}.${var.region}.run.app"
    worker = "https://bb-worker-${var.project_number}.${var.region}.run.app"
  }
  public_url = var.load_balancer_enabled ? "https://${var.domain}" : local.direct_urls.api

  # A worker that may scale to zero runs jobs when Scheduler asks for it.
  ticks_enabled = var.worker.min_instances == 0

  terraform_account = "bb-terraform@${var.project_id}.iam.gserviceaccount.com"
  cloud_build_agent = "serviceAccount:service-${var.project_number}@gcp-sa-cloudbuild.iam.gserviceaccount.com"
}

module "project_services" {
  source     = "../../modules/project-services"
  project_id = var.project_id
  services   = local.services
  agents     = ["cloudbuild.googleapis.com"]
  audit_logs = var.audit_logs
  audit_exempted_members = [
    for name in ["api", "worker", "migrate"] : "serviceAccount:bb-${name}@${var.project_id}.iam.gserviceaccount.com"
  ]
}

module "network" {
  source         = "../../modules/network"
  project_id     = module.project_services.project_id
  region         = var.region
  valkey_enabled = var.valkey_enabled
}

module "service_accounts" {
  source           = "../../modules/service-accounts"
  project_id       = module.project_services.project_id
  administrator    = "serviceAccount:${local.terraform_account}"
  custom_roles     = local.custom_roles
  service_accounts = local.service_accounts
}

module "secrets" {
  source     = "../../modules/secrets"
  project_id = module.project_services.project_id
  region     = var.region
  secrets    = local.secrets

  values = {
    github-token   = var.github_token
    run-monitoring = file("${path.module}/../../files/run-monitoring.yaml")
    slack-token    = var.slack_token
  }
}

module "artifact_registry" {
  source                         = "../../modules/artifact-registry"
  project_id                     = module.project_services.project_id
  region                         = var.region
  project_number                 = var.project_number
  vulnerability_scanning_enabled = var.vulnerability_scanning_enabled
  writer                         = module.service_accounts.members["build"]
}

module "cloud_sql" {
  source              = "../../modules/cloud-sql"
  project_id          = module.project_services.project_id
  region              = var.region
  network_id          = module.network.network_id
  tier                = var.database.tier
  availability_type   = var.database.availability_type
  backup              = var.database.backup
  deletion_protection = var.deletion_protection
  disk                = var.database.disk
  labels              = { app = "brasse-bouillon", component = "database", env = var.environment }
  maintenance_track   = var.database.maintenance_track
  max_connections     = var.database.max_connections
  operators_group     = var.database.operators_group
  owner               = module.service_accounts.emails["migrate"]

  applications = {
    api    = module.service_accounts.emails["api"]
    worker = module.service_accounts.emails["worker"]
  }
}

module "firestore" {
  source                         = "../../modules/firestore"
  project_id                     = module.firebase.project_id
  location                       = var.firestore.location
  daily_backup_days              = var.firestore.daily_backup_days
  deletion_protection            = var.deletion_protection
  indexes                        = jsondecode(file("${path.module}/../../../firestore.indexes.json"))
  point_in_time_recovery_enabled = var.firestore.point_in_time_recovery_enabled
  rules                          = file("${path.module}/../../../firestore.rules")
  weekly_backup_days             = var.firestore.weekly_backup_days
}

module "storage" {
  source         = "../../modules/storage"
  project_id     = module.project_services.project_id
  region         = var.region
  cors_origins   = var.cors_origins
  force_destroy  = !var.deletion_protection
  public_enabled = var.cdn_enabled

  writers = {
    api    = module.service_accounts.members["api"]
    worker = module.service_accounts.members["worker"]
  }
}

module "firebase" {
  source                    = "../../modules/firebase"
  project_id                = module.project_services.project_id
  android_apps              = var.firebase_apps.android
  app_check                 = var.app_check
  apple_apps                = var.firebase_apps.apple
  identity                  = var.identity_platform_enabled ? var.identity : null
  identity_provider_secrets = var.identity_provider_secrets
  web_apps                  = var.firebase_apps.web
}

module "cloud_run" {
  source              = "../../modules/cloud-run"
  project_id          = module.project_services.project_id
  region              = var.region
  network_id          = module.network.network_id
  subnetwork_id       = module.network.subnetwork_id
  database_connection = module.cloud_sql.connection_name
  deletion_protection = var.deletion_protection
  env                 = local.env
  jobs                = local.run_jobs

  api = {
    ingress         = var.load_balancer_enabled ? "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" : "INGRESS_TRAFFIC_ALL"
    service_account = module.service_accounts.emails["api"]
    min_instances   = var.api.min_instances
    max_instances   = var.api.max_instances
    concurrency     = var.api.concurrency
    memory          = var.api.memory
    env             = local.api_env
  }

  worker = {
    service_account = module.service_accounts.emails["worker"]
    min_instances   = var.worker.min_instances
    max_instances   = var.worker.max_instances
    memory          = var.worker.memory
    env             = local.worker_env
    invokers        = local.ticks_enabled ? { scheduler = module.service_accounts.members["scheduler"] } : {}
  }

  prometheus = !var.prometheus_sidecar_enabled ? null : {
    config_secret  = module.secrets.ids["run-monitoring"]
    config_version = module.secrets.versions["run-monitoring"]
  }
}

module "jobs" {
  source          = "../../modules/jobs"
  project_id      = module.project_services.project_id
  region          = var.region
  service_account = module.service_accounts.emails["scheduler"]
  worker_url      = local.direct_urls.worker

  jobs = !local.ticks_enabled ? {} : {
    tick = {
      description = "Lets the worker do what is due, and what becomes due within a minute."
      path        = "/internal/tick"
      schedule    = var.worker.tick_schedule
      time_zone   = "Europe/Paris"
    }
  }

  # It would call in vain, and alert.
  depends_on = [module.cloud_run]
}

module "edge" {
  count       = var.load_balancer_enabled ? 1 : 0
  source      = "../../modules/edge"
  project_id  = module.project_services.project_id
  region      = var.region
  api_service = module.cloud_run.api.name
  armor       = var.cloud_armor_enabled ? var.cloud_armor : null
  cdn         = var.cdn_enabled ? { bucket = module.storage.buckets["public"] } : null
  domain      = var.domain
}

module "cache" {
  count      = var.valkey_enabled ? 1 : 0
  source     = "../../modules/cache"
  project_id = module.project_services.project_id
  region     = var.region
  network_id = module.network.network_id
  zone       = "${var.region}-b"

  users = {
    api    = module.service_accounts.members["api"]
    worker = module.service_accounts.members["worker"]
  }
}

module "observability" {
  source                 = "../../modules/observability"
  project_id             = module.project_services.project_id
  region                 = var.region
  alerts_enabled         = var.alerts.enabled
  api_max_instances      = var.api.max_instances
  api_service            = module.cloud_run.api.name
  audit_retention        = var.audit_retention
  backups_enabled        = var.database.backup.kept > 0
  database_disk_limit_gb = var.database.disk.limit_gb
  database_instance      = module.cloud_sql.instance
  emails                 = var.alerts.emails
  log_retention_days     = var.log_retention_days
  max_connections        = var.database.max_connections
  operators              = var.operators
  runbooks               = var.runbooks
  secret_readers         = [for name in ["api", "worker"] : module.service_accounts.emails[name]]
  slack                  = var.alerts.slack
  slack_token            = var.slack_token
  slo                    = var.slo
  terraform_account      = local.terraform_account
  ticks_enabled          = local.ticks_enabled
  uptime_host            = var.uptime_check_enabled ? trimprefix(local.public_url, "https://") : null
  worker_service         = module.cloud_run.worker.name
}

module "cicd" {
  count                = var.github == null ? 0 : 1
  source               = "../../modules/cicd"
  project_id           = module.project_services.project_id
  region               = var.region
  build_account        = { id = module.service_accounts.ids["build"], member = module.service_accounts.members["build"] }
  github               = var.github
  github_token_version = module.secrets.version_names["github-token"]
  plan_account_id      = module.service_accounts.ids["plan"]
  release              = var.release

  substitutions = {
    _API             = module.cloud_run.api.name
    _CACHE           = module.artifact_registry.cache
    _ENVIRONMENT     = var.environment == "prod" ? "prod" : "staging"
    _IMAGES          = module.artifact_registry.images
    _MIGRATE_JOB     = module.cloud_run.jobs["migrate"].name
    _PUBLIC_URL      = local.public_url
    _REGION          = var.region
    _SERVICE_ACCOUNT = module.service_accounts.emails["build"]
    _SMOKE_JOB       = module.cloud_run.jobs["smoke"].name
    _TARGET_PROJECT  = var.project_id
    _WORKER          = module.cloud_run.worker.name
  }
}

module "budget" {
  count                 = var.budget == null ? 0 : 1
  source                = "../../modules/budget"
  amount                = var.budget.amount
  billing_account       = var.budget.billing_account
  currency              = var.budget.currency
  display_name          = "Brasse-Bouillon ${var.environment}"
  notification_channels = slice(module.observability.notification_channels, 0, min(5, length(module.observability.notification_channels)))
  project_number        = var.project_number
}
