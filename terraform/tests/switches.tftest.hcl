# The switches of the stack, each on and off: the same stack as in refusals.tftest.hcl.

mock_provider "google" {
  source          = "./mocks"
  override_during = plan
}

mock_provider "google-beta" {
  override_during = plan
}

variables {
  api = {
    min_instances = 0
    max_instances = 1
    db_pool_max   = 1
  }
  worker = {
    min_instances = 0
    max_instances = 1
    concurrency   = 2
    db_pool_max   = 1
  }
  database = {
    tier              = "db-f1-micro"
    availability_type = "ZONAL"
    max_connections   = 50
    backup            = { kept = 0, log_days = 0 }
  }
  alerts              = { enabled = false }
  deletion_protection = false
  environment         = "dev"
  project_id          = "brasse-test"
  project_number      = "123456789012"
  release             = { tag_pattern = "^v[0-9]+$" }
  runbooks            = "https://example.com/runbooks"
}

run "everything_on" {
  command = plan

  module {
    source = "../stacks/app"
  }

  variables {
    api                        = { min_instances = 1, max_instances = 1, db_pool_max = 1 }
    alerts                     = { enabled = true, emails = ["ops@example.com"], slack = { channel = "#brasse" } }
    app_check                  = {}
    budget                     = { amount = 10, billing_account = "012345-6789AB-CDEF01" }
    cdn_enabled                = true
    cloud_armor_enabled        = true
    domain                     = "api.example.com"
    github                     = { owner = "example", owner_id = "1", repository = "brasse", repository_id = "2", app_installation_id = 3 }
    github_token               = "from-github"
    identity_platform_enabled  = true
    load_balancer_enabled      = true
    prometheus_sidecar_enabled = true
    slack_token                = "from-slack"
    uptime_check_enabled       = true
    valkey_enabled             = true
  }

  assert {
    condition     = output.api.ingress == "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" && output.edge != null
    error_message = "The load balancer is the one way in."
  }
  assert {
    condition     = length(output.api.template[0].containers) == 2 && length(output.worker.template[0].containers) == 2
    error_message = "The sidecar scrapes both."
  }
  assert {
    condition     = output.api.template[0].containers[0].name == "api"
    error_message = "Ours is the first: a deploy changes the image of the first."
  }
  assert {
    condition     = output.worker.template[0].containers[0].resources[0].cpu_idle == false
    error_message = "The worker's processor is always allocated."
  }
  assert {
    condition     = output.uptime_check != null && contains(output.alerts, "uptime-failed")
    error_message = "It is watched from outside."
  }
}

# The very next apply: what was on is off, and there is nothing left that still counts on it.
run "everything_off_again" {
  command = plan

  module {
    source = "../stacks/app"
  }

  assert {
    condition     = output.api.ingress == "INGRESS_TRAFFIC_ALL" && output.edge == null
    error_message = "The API answers at Cloud Run's address again."
  }
  assert {
    condition     = output.public_url == "https://bb-api-123456789012.europe-west1.run.app"
    error_message = "And says so."
  }
  assert {
    condition     = anytrue([for env in output.api.template[0].containers[0].env : env.name == "TRUSTED_PROXY_HOPS" && env.value == "1"])
    error_message = "And trusts one proxy less."
  }
  assert {
    condition     = output.cache_address == null && output.uptime_check == null && output.workload_identity_provider == null
    error_message = "Nothing else is left on."
  }
}

# E-mail does without Slack.
run "alerts_by_e_mail_alone" {
  command = plan

  module {
    source = "../stacks/app"
  }

  variables {
    alerts = { enabled = true, emails = ["ops@example.com"] }
  }

  assert {
    condition     = length(output.alerts) > 20
    error_message = "Alerts are on."
  }
}

# As many connections as the database takes, and not one more: see one_connection_more_than_the_database_takes.
run "every_connection_that_the_database_takes" {
  command = plan

  module {
    source = "../stacks/app"
  }

  variables {
    api      = { min_instances = 0, max_instances = 2, db_pool_max = 2 }
    database = { tier = "db-f1-micro", availability_type = "ZONAL", max_connections = 54, backup = { kept = 0, log_days = 0 } }
  }

  assert {
    condition     = output.connections.needed == 54 && output.connections.taken == 54
    error_message = "API 2 x 2 x (2 + 1), worker 2 x 1 x (1 + 1 + 2 x (2 + 5)), and 10 in reserve."
  }
}

run "every_connection_of_a_worker_that_always_runs" {
  command = plan

  module {
    source = "../stacks/app"
  }

  variables {
    api      = { min_instances = 1, max_instances = 7, db_pool_max = 9 }
    database = { tier = "db-custom-1-3840", availability_type = "ZONAL", max_connections = 294, backup = { kept = 0, log_days = 0 } }
    worker   = { min_instances = 1, max_instances = 3, concurrency = 8, db_pool_max = 10 }
  }

  assert {
    condition     = output.connections.needed == 294 && output.connections.taken == 294
    error_message = "API 2 x 7 x (9 + 1), worker 2 x 3 x (10 + 1 + 8 + 5), and 10 in reserve."
  }
}
