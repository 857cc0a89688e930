locals {
  secrets = merge(
    var.github == null ? {} : {
      github-token = { version = var.github.token_version, accessors = { cloud-build = local.cloud_build_agent } }
    },
    # No secret: a file that Cloud Run can mount only from here.
    !var.prometheus_sidecar_enabled ? {} : {
      run-monitoring = {
        version = 1
        accessors = {
          api    = module.service_accounts.members["api"]
          worker = module.service_accounts.members["worker"]
        }
      }
    },
    # Kept for whoever applies next.
    var.alerts.slack == null ? {} : {
      slack-token = { version = var.alerts.slack.token_version, accessors = {} }
    },
  )
}
