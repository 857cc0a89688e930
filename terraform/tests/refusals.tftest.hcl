# What the stack refuses.

mock_provider "google" {
  source          = "./mocks"
  override_during = plan
}

mock_provider "google-beta" {
  override_during = plan
}

# A stack that is all right, and smaller than anything real.
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

run "values_out_of_range" {
  command = plan

  module {
    source = "../stacks/app"
  }

  variables {
    api                 = { min_instances = 3, max_instances = 2, db_pool_max = 1 }
    cors_origins        = ["https://app.example.com/"]
    log_level           = "verbose"
    min_client_versions = ["ios"]
    operators           = ["ops@example.com"]
    project_id          = "Brasse"
    project_number      = "brasse-test"
    region              = "us-central1"
    worker              = { min_instances = 0, max_instances = 1, concurrency = 1, db_pool_max = 1 }
  }

  expect_failures = [
    var.api,
    var.cors_origins,
    var.log_level,
    var.min_client_versions,
    var.operators,
    var.project_id,
    var.project_number,
    var.region,
    var.worker,
  ]
}

run "an_environment_that_there_is_not" {
  command = plan

  module {
    source = "../stacks/app"
  }

  variables {
    environment = "production"
  }

  expect_failures = [var.environment]
}

run "switches_that_contradict_each_other" {
  command = plan

  module {
    source = "../stacks/app"
  }

  variables {
    alerts               = { enabled = true, slack = { channel = "#brasse" } }
    cdn_enabled          = true
    cloud_armor_enabled  = true
    domain               = "api.example.com"
    github               = { owner = "example", owner_id = "1", repository = "brasse", repository_id = "2", app_installation_id = 3 }
    slack_token          = null
    uptime_check_enabled = true
  }

  expect_failures = [
    var.cdn_enabled,
    var.cloud_armor_enabled,
    var.domain,
    var.github_token,
    var.slack_token,
    var.uptime_check_enabled,
  ]
}

run "a_load_balancer_without_a_name_and_alerts_for_nobody" {
  command = plan

  module {
    source = "../stacks/app"
  }

  variables {
    alerts                = { enabled = true }
    load_balancer_enabled = true
  }

  expect_failures = [var.alerts, var.domain]
}

run "production_without_what_makes_it_one" {
  command = plan

  module {
    source = "../stacks/app"
  }

  variables {
    environment = "prod"
  }

  expect_failures = [var.deletion_protection, var.worker]
}

run "production_without_a_standby" {
  command = plan

  module {
    source = "../stacks/app"
  }

  variables {
    deletion_protection = true
    environment         = "prod"
    worker              = { min_instances = 1, max_instances = 1, concurrency = 2, db_pool_max = 1 }
  }

  expect_failures = [var.database]
}

run "one_connection_more_than_the_database_takes" {
  command = plan

  module {
    source = "../stacks/app"
  }

  # API 2 x 2 x (2 + 1) = 12, worker 2 x 1 x (1 + 1 + 2 x (2 + 5)) = 32, 10 in reserve: 54.
  variables {
    api      = { min_instances = 0, max_instances = 2, db_pool_max = 2 }
    database = { tier = "db-f1-micro", availability_type = "ZONAL", max_connections = 53, backup = { kept = 0, log_days = 0 } }
  }

  expect_failures = [var.database]
}

run "one_connection_more_with_a_worker_that_always_runs" {
  command = plan

  module {
    source = "../stacks/app"
  }

  # 294, as in every_connection_of_a_worker_that_always_runs.
  variables {
    api      = { min_instances = 1, max_instances = 7, db_pool_max = 9 }
    database = { tier = "db-custom-1-3840", availability_type = "ZONAL", max_connections = 293, backup = { kept = 0, log_days = 0 } }
    worker   = { min_instances = 1, max_instances = 3, concurrency = 8, db_pool_max = 10 }
  }

  expect_failures = [var.database]
}
