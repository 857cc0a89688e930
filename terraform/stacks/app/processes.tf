# What the processes are told: docs/configuration.md.
locals {
  env = {
    DB_HOST      = "/cloudsql/${module.cloud_sql.connection_name}"
    DB_IAM_LOGIN = "true"
    DB_NAME      = module.cloud_sql.database
    LOG_LEVEL    = var.log_level
    PROJECT_ID   = var.project_id
  }

  api_env = {
    CORS_ORIGINS        = join(",", var.cors_origins)
    DB_POOL_MAX         = tostring(var.api.db_pool_max)
    DB_USER             = module.cloud_sql.users["api"]
    MIN_CLIENT_VERSIONS = join(",", var.min_client_versions)
    PUBLIC_URL          = local.public_url
    READ_ONLY           = tostring(var.read_only)
    # Cloud Run alone, or the load balancer before it.
    TRUSTED_PROXY_HOPS = var.load_balancer_enabled ? "2" : "1"
  }

  worker_env = merge(
    {
      DB_POOL_MAX        = tostring(var.worker.db_pool_max)
      DB_USER            = module.cloud_sql.users["worker"]
      WORKER_CONCURRENCY = tostring(var.worker.concurrency)
      WORKER_MODE        = local.ticks_enabled ? "tick" : "loop"
    },
    !local.ticks_enabled ? {} : {
      INTERNAL_AUDIENCE = local.direct_urls.worker
      INTERNAL_INVOKER  = module.service_accounts.emails["scheduler"]
    },
  )

  run_jobs = {
    # An index that is built concurrently takes as long as it takes. What waits for a lock fails after 5 s, and is tried again.
    migrate = {
      service_account = module.service_accounts.emails["migrate"]
      max_retries     = 2
      timeout_seconds = 3600
      env = {
        APPLICATION_LOGINS = join(",", [module.cloud_sql.users["api"], module.cloud_sql.users["worker"]])
        DB_USER            = module.cloud_sql.users["owner"]
        ROLE               = "migrate"
      }
    }
    # After a restore: the live documents as PostgreSQL has them.
    reproject = {
      service_account = module.service_accounts.emails["worker"]
      args            = ["reproject.js"]
      timeout_seconds = 3600
      env             = { DB_USER = module.cloud_sql.users["worker"] }
    }
    # Its arguments, an address and a version, are the rollout's.
    smoke = {
      service_account = module.service_accounts.emails["smoke"]
      args            = ["smoke.js"]
      database        = false
      egress          = "ALL_TRAFFIC"
      timeout_seconds = 300
    }
  }

  # During a rollout the old and the new revision run at once. A process has its pool and one connection more for single
  # reads; a worker one for each job, two for pushes and three that listen (src/jobs/lanes.ts); ticks may overlap.
  connections = {
    api   = 2 * var.api.max_instances * (var.api.db_pool_max + 1)
    spare = 10
    worker = 2 * var.worker.max_instances * (
      var.worker.db_pool_max + 1 + (var.worker.min_instances == 0 ? 2 : 1) * (var.worker.concurrency + 5)
    )
  }
  connections_needed = local.connections.api + local.connections.worker + local.connections.spare
}
