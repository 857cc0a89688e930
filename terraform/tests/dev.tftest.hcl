# Development in the cloud, as terraform/envs/dev sets it up: it costs next to nothing.

mock_provider "google" {
  source          = "./mocks"
  override_during = plan
}

mock_provider "google-beta" {
  override_during = plan
}

variables {
  alert_emails   = []
  project_id     = "brasse-test"
  project_number = "123456789012"
  repository_url = "https://github.com/example/brasse-bouillon"
}

run "dev" {
  command = plan

  module {
    source = "../envs/dev"
  }

  # What would cost something each month is off or at its smallest.
  assert {
    condition     = module.app.api.scaling[0].min_instance_count == 0 && module.app.worker.scaling[0].min_instance_count == 0
    error_message = "Nothing runs that nobody asks."
  }
  assert {
    condition     = module.app.api.template[0].scaling[0].max_instance_count <= 2 && module.app.worker.template[0].scaling[0].max_instance_count <= 1
    error_message = "A loop that somebody wrote costs no more than this."
  }
  assert {
    condition     = module.app.database.tier == "db-f1-micro" && module.app.database.availability_type == "ZONAL"
    error_message = "The database is the smallest."
  }
  assert {
    condition     = module.app.edge == null && length(module.app.dns_records) == 0
    error_message = "There is no load balancer to pay for."
  }
  assert {
    condition     = module.app.cache_address == null
    error_message = "Nor a cache."
  }
  assert {
    condition     = !module.app.database.backup_enabled && !module.app.database.point_in_time
    error_message = "Nothing is backed up."
  }
  assert {
    condition     = module.app.firestore.point_in_time_recovery == "POINT_IN_TIME_RECOVERY_DISABLED" && module.app.firestore.daily_backup_days == 0
    error_message = "Nor in Firestore."
  }
  assert {
    condition     = module.app.log_buckets.app.retention_days <= 30
    error_message = "Logs are kept no longer than it is free."
  }
  assert {
    condition     = length(module.app.api.template[0].containers) == 1
    error_message = "No sidecar runs beside the API."
  }
  assert {
    condition     = length(module.app.alerts) == 0 && module.app.uptime_check == null
    error_message = "Nobody is woken."
  }
  assert {
    condition     = !module.app.database.deletion_protection && !module.app.api.deletion_protection
    error_message = "It can be thrown away."
  }

  # What holds everywhere.
  assert {
    condition     = !module.app.database.public_address && module.app.database.ssl_mode == "ENCRYPTED_ONLY"
    error_message = "Even here the database has no address on the internet."
  }
  assert {
    condition     = module.app.api.ingress == "INGRESS_TRAFFIC_ALL" && endswith(module.app.public_url, ".run.app")
    error_message = "Without a load balancer the API answers at Cloud Run's address."
  }
  assert {
    condition     = anytrue([for env in module.app.api.template[0].containers[0].env : env.name == "TRUSTED_PROXY_HOPS" && env.value == "1"])
    error_message = "Cloud Run alone stands before it."
  }
  assert {
    condition     = module.app.worker.template[0].containers[0].resources[0].cpu_idle == false
    error_message = "The worker's processor is always allocated."
  }
  assert {
    condition     = length(module.app.scheduler_jobs) == 1
    error_message = "Scheduler ticks for the worker that sleeps."
  }
  assert {
    condition     = module.app.connections.needed <= module.app.connections.taken
    error_message = "Its connections fit."
  }
}
