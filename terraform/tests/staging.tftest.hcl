# Staging, as terraform/envs/staging sets it up: permanent, smaller than production, and asleep most of the time.

mock_provider "google" {
  source          = "./mocks"
  override_during = plan
}

mock_provider "google-beta" {
  override_during = plan
}

variables {
  alert_emails   = ["ops@example.com"]
  project_id     = "brasse-test"
  project_number = "123456789012"
  repository_url = "https://github.com/example/brasse-bouillon"
}

run "staging" {
  command = plan

  module {
    source = "../envs/staging"
  }

  assert {
    condition     = module.app.api.scaling[0].min_instance_count == 0 && module.app.worker.scaling[0].min_instance_count == 0
    error_message = "It scales to zero."
  }
  assert {
    condition     = length(module.app.scheduler_jobs) == 1 && contains(module.app.alerts, "ticks-missing")
    error_message = "Scheduler ticks for the worker that sleeps, and it is noticed when it does not."
  }
  assert {
    condition     = anytrue([for env in module.app.worker.template[0].containers[0].env : env.name == "WORKER_MODE" && env.value == "tick"])
    error_message = "The worker works when it is asked to."
  }
  assert {
    condition     = module.app.worker.template[0].containers[0].resources[0].cpu_idle == false
    error_message = "The worker's processor is always allocated."
  }
  assert {
    condition     = module.app.database.backup_enabled && module.app.database.point_in_time && module.app.database.deletion_protection
    error_message = "It is permanent: backed up, and safe from Terraform."
  }
  assert {
    condition     = module.app.firestore.delete_protection_state == "DELETE_PROTECTION_ENABLED"
    error_message = "So is Firestore."
  }
  assert {
    condition     = module.app.database.availability_type == "ZONAL"
    error_message = "It pays for no standby."
  }
  assert {
    condition     = module.app.uptime_check == null
    error_message = "Nothing asks it each minute: it could not sleep."
  }
  assert {
    condition     = !module.app.log_buckets.audit.locked
    error_message = "Nothing is locked for good in a place for rehearsals."
  }
  assert {
    condition     = module.app.connections.needed <= module.app.connections.taken
    error_message = "Its connections fit."
  }
}
