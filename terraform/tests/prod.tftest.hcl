# Production, as terraform/envs/prod sets it up.

mock_provider "google" {
  source          = "./mocks"
  override_during = plan
}

mock_provider "google-beta" {
  override_during = plan
}

variables {
  alert_emails    = ["ops@example.com"]
  billing_account = "012345-6789AB-CDEF01"
  domain          = "api.example.com"
  project_id      = "brasse-test"
  project_number  = "123456789012"
  repository_url  = "https://github.com/example/brasse-bouillon"
}

run "prod" {
  command = plan

  module {
    source = "../envs/prod"
  }

  # It is there at any time.
  assert {
    condition     = module.app.api.scaling[0].min_instance_count >= 1
    error_message = "An instance of the API always runs."
  }
  assert {
    condition     = module.app.worker.scaling[0].min_instance_count >= 1
    error_message = "A worker always runs: alarms do not wait for a tick."
  }
  assert {
    condition     = length(module.app.scheduler_jobs) == 0
    error_message = "A worker that always runs needs no ticks."
  }
  assert {
    condition     = module.app.database.availability_type == "REGIONAL"
    error_message = "The database has a standby in another zone."
  }
  assert {
    condition     = module.app.uptime_check != null
    error_message = "The API is watched from outside."
  }

  # What members wrote survives.
  assert {
    condition     = module.app.database.backup_enabled && module.app.database.point_in_time
    error_message = "The database is backed up, and can be set back to any moment."
  }
  assert {
    condition     = module.app.database.deletion_protection
    error_message = "The database cannot be deleted by Terraform."
  }
  assert {
    condition     = module.app.firestore.delete_protection_state == "DELETE_PROTECTION_ENABLED"
    error_message = "Firestore cannot be deleted."
  }
  assert {
    condition     = module.app.firestore.point_in_time_recovery == "POINT_IN_TIME_RECOVERY_ENABLED"
    error_message = "Firestore can be read as it was."
  }
  assert {
    condition     = module.app.firestore.daily_backup_days >= 7 && module.app.firestore.weekly_backup_days >= 28
    error_message = "Firestore is backed up each day for a week, and each week for a month at least."
  }
  assert {
    condition     = module.app.api.deletion_protection && module.app.worker.deletion_protection
    error_message = "The services cannot be deleted by Terraform."
  }
  assert {
    condition     = alltrue([for job in values(module.app.jobs) : job.deletion_protection])
    error_message = "Nor can the jobs."
  }
  assert {
    condition     = module.app.log_buckets.audit.locked && module.app.log_buckets.audit.retention_days >= 400
    error_message = "The audit log is kept for 400 days, and nobody can shorten that."
  }

  # There is one way in.
  assert {
    condition     = module.app.api.ingress == "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
    error_message = "Cloud Run's own address is closed, or Cloud Armor could be gone around."
  }
  assert {
    condition     = module.app.public_url == "https://api.example.com"
    error_message = "Clients reach it under its domain."
  }
  assert {
    condition     = anytrue([for env in module.app.api.template[0].containers[0].env : env.name == "TRUSTED_PROXY_HOPS" && env.value == "2"])
    error_message = "Behind the load balancer the client's address stands one further to the left."
  }
  assert {
    condition     = length(module.app.dns_records) >= 3
    error_message = "Whoever has the domain is told its records: the authorisation, an address of each kind."
  }
  assert {
    condition     = anytrue([for rule in module.app.edge.armor.rule : rule.action == "rate_based_ban"])
    error_message = "Who keeps knocking is banned."
  }
  assert {
    condition     = anytrue([for rule in module.app.edge.armor.rule : rule.action == "throttle"])
    error_message = "Nobody gets more than so much."
  }
  assert {
    condition = alltrue([
      for rule in module.app.edge.armor.rule : rule.preview == true if startswith(coalesce(rule.description, "-"), "OWASP")
    ])
    error_message = "OWASP's rules only look on, until somebody has seen what they would refuse."
  }
  assert {
    condition     = module.app.worker.ingress == "INGRESS_TRAFFIC_INTERNAL_ONLY" && module.app.worker.invoker_iam_disabled != true
    error_message = "Nobody from outside reaches the worker."
  }
  assert {
    condition     = !module.app.database.public_address && module.app.database.ssl_mode == "ENCRYPTED_ONLY"
    error_message = "The database has no address on the internet, and answers over TLS only."
  }
  assert {
    condition     = module.app.database.flags["cloudsql.iam_authentication"] == "on"
    error_message = "Logins need no password."
  }

  # It runs as it is made to.
  assert {
    condition     = module.app.worker.template[0].containers[0].resources[0].cpu_idle == false
    error_message = "The worker's processor is always allocated: it works between requests."
  }
  assert {
    condition     = module.app.api.template[0].containers[0].resources[0].cpu_idle == true
    error_message = "The API is paid for while it answers."
  }
  assert {
    condition = alltrue([
      for service in [module.app.api, module.app.worker] :
      service.template[0].containers[0].startup_probe[0].period_seconds * service.template[0].containers[0].startup_probe[0].failure_threshold >= 130
    ])
    error_message = "A start may take as long as the program waits for the database, 120 s, and a little more."
  }
  assert {
    condition = alltrue([
      for service in [module.app.api, module.app.worker] : service.template[0].containers[0].liveness_probe[0].http_get[0].path == "/health/live"
    ])
    error_message = "Whether it lives does not depend on the database."
  }
  assert {
    condition     = module.app.connections.needed == 194 && module.app.connections.needed <= module.app.connections.taken
    error_message = "API 2 x 10 x (5 + 1), worker 2 x 2 x (5 + 1 + 5 + 5), and 10 for migrations and people: 194 connections."
  }

  # Somebody is told.
  assert {
    condition = alltrue([
      for alert in ["availability-fast-burn", "backup-missing", "database-disk", "queue-late", "quota-near", "uptime-failed", "worker-silent"] :
      contains(module.app.alerts, alert)
    ])
    error_message = "Outages, absences, quotas and disks are alerts."
  }
  assert {
    condition     = !contains(module.app.alerts, "ticks-missing")
    error_message = "Nobody is alerted about ticks that there are not."
  }
  assert {
    condition     = module.app.log_buckets.app.analytics && module.app.log_buckets.app.retention_days >= 90
    error_message = "Logs can be asked with SQL, for three months."
  }
}
