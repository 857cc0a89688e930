import { expect } from "vitest"
import type { allPolicies } from "../../tools/terraform/policies/all-policies.ts"
import type { Project } from "../../tools/terraform/policies/policy.ts"
import type { Files } from "./planted.ts"

/** One mistake: in a right tree, this text becomes that one. */
export type Plant = {
  /** What the mistake is, as a person would say it. */
  readonly mistake: string
  /** The text to change, of which there is one in the tree. */
  readonly from: string
  readonly to: string
  /** All that the policy then says. */
  readonly says: readonly string[]
}

/** A right tree, and the mistakes that can be planted into it. */
export type Bed = {
  readonly files: Files
  readonly rest?: Partial<Omit<Project, "tree" | "schemas">>
  readonly plants: readonly Plant[]
}

export type PolicyName = keyof typeof allPolicies

/** For each policy, a tree that it has nothing against, and what it finds in a wrong one. */
export const beds: Readonly<Record<PolicyName, Bed>> = {
  accountsAreNotInterchangeable: {
    files: {
      "modules/a/main.tf": `
resource "google_service_account_iam_member" "user" {
  service_account_id = google_service_account.api.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.builder.member
}
resource "google_project_iam_member" "builder" {
  project = "p"
  role    = "roles/logging.logWriter"
  member  = google_service_account.builder.member
}
`,
    },
    plants: [
      {
        mistake: "the right to act as any service account of the project",
        from: "roles/logging.logWriter",
        to: "roles/iam.serviceAccountTokenCreator",
        says: ["roles/iam.serviceAccountTokenCreator must be given on one service account"],
      },
      {
        mistake: "the right to be used by workloads from outside, for the whole project",
        from: "roles/logging.logWriter",
        to: "roles/iam.workloadIdentityUser",
        says: ["roles/iam.workloadIdentityUser must be given on one service account"],
      },
    ],
  },

  alertsHaveRunbooks: {
    files: {
      "modules/observability/alerts.tf": `
locals {
  alerts = {
    database-down = { severity = "CRITICAL" }
    queue-late    = { severity = "ERROR", windows = { one = 1 } }
  }
}
resource "google_monitoring_alert_policy" "query" {
  for_each = { for name, alert in local.alerts : name => alert if var.enabled }
  documentation {
    content = "See the runbook."
    links {
      url = "\${var.runbooks}/\${each.key}.md"
    }
  }
}
resource "google_monitoring_alert_policy" "budget" {
  display_name = "budget-spent"
  documentation {
    links {
      url = "budget-spent.md" # of its own
    }
  }
}
`,
    },
    rest: {
      paths: new Set([
        "docs/operations/deploy.md",
        "docs/operations/runbooks/README.md",
        "docs/operations/runbooks/budget-spent.md",
        "docs/operations/runbooks/database-down.md",
        "docs/operations/runbooks/queue-late.md",
      ]),
    },
    plants: [
      {
        mistake: "an alert of a map without a runbook",
        from: "queue-late    =",
        to: "queue-later   =",
        says: [
          'the alert "queue-later" has no docs/operations/runbooks/queue-later.md',
          "docs/operations/runbooks/queue-late.md is of no alert",
        ],
      },
      {
        mistake: "an alert without a runbook",
        from: '"budget-spent"',
        to: '"budget"',
        says: [
          'the alert "budget" has no docs/operations/runbooks/budget.md',
          "docs/operations/runbooks/budget-spent.md is of no alert",
        ],
      },
      {
        mistake: "an alert that does not say where its runbook is",
        from: 'links {\n      url = "budget-spent.md" # of its own\n    }',
        to: "",
        says: ["google_monitoring_alert_policy.budget links to no runbook"],
      },
    ],
  },

  argumentsFitTheirTypes: {
    files: {
      "modules/a/main.tf": `
resource "google_storage_bucket" "media" {
  name          = "media"
  location      = var.region
  for_each      = toset(["a"])
  storage_class = "STANDARD"
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age        = 3
      with_state = "LIVE"
    }
  }
  dynamic "cors" {
    for_each = [1]
    content {
      method = ["GET"]
    }
  }
}
resource "google_firebase_project" "project" {
  provider = google-beta
}
`,
    },
    plants: [
      {
        mistake: "a misspelt argument",
        from: "storage_class",
        to: "storage_clas",
        says: ['google_storage_bucket.media has no argument "storage_clas"'],
      },
      {
        mistake: "a misspelt argument in a block",
        from: "with_state",
        to: "with_stat",
        says: ['condition has no argument "with_stat"'],
      },
      {
        mistake: "a misspelt argument in a dynamic block",
        from: "method",
        to: "methods",
        says: ['content has no argument "methods"'],
      },
      {
        mistake: "a block that the type has not",
        from: "lifecycle_rule",
        to: "lifecycle_rules",
        says: ['google_storage_bucket.media has no block "lifecycle_rules"'],
      },
      {
        mistake: "a required argument left out",
        from: "location      = var.region",
        to: "",
        says: ['google_storage_bucket.media needs the argument "location"'],
      },
      {
        mistake: "a required block left out",
        from: 'action {\n      type = "Delete"\n    }',
        to: "",
        says: ['lifecycle_rule needs a block "action"'],
      },
      {
        mistake: "a value that is not among the allowed ones",
        from: '"LIVE"',
        to: '"ALIVE"',
        says: ['google_storage_bucket.media: "with_state" must be one of LIVE, ARCHIVED, ANY, got ALIVE'],
      },
      {
        mistake: "a value for what only the provider can know",
        from: 'storage_class = "STANDARD"',
        to: 'self_link = "x"',
        says: ['google_storage_bucket.media: "self_link" is decided by the provider and cannot be set'],
      },
      {
        mistake: "a type of the beta provider under the other one",
        from: "provider = google-beta",
        to: "",
        says: ["google has no google_firebase_project, another of the providers has"],
      },
      {
        mistake: "a type that no provider has",
        from: "google_storage_bucket",
        to: "google_storage_buckets",
        says: [
          "google_storage_buckets is not in the providers' schemas: run scripts/write-provider-schema.ts",
        ],
      },
    ],
  },

  bucketsAreClosed: {
    files: {
      "modules/storage/main.tf": `
resource "google_storage_bucket" "media" {
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
}
resource "google_storage_bucket" "public" {
  uniform_bucket_level_access = "\${true}"
  public_access_prevention    = "inherited"
}
`.replace('"${true}"', "true"),
    },
    plants: [
      {
        mistake: "access lists on objects",
        from: 'true\n  public_access_prevention    = "enforced"',
        to: 'false\n  public_access_prevention    = "enforced"',
        says: ["google_storage_bucket.media has access lists"],
      },
      {
        mistake: "a bucket that can be made public",
        from: 'public_access_prevention    = "enforced"',
        to: "",
        says: ["google_storage_bucket.media can be made public"],
      },
    ],
  },

  bucketsAreKept: {
    files: {
      "modules/storage/main.tf": `
resource "google_storage_bucket" "media" {
  force_destroy = var.force_destroy
}
resource "google_storage_bucket" "public" {
  force_destroy = true
}
`,
    },
    plants: [
      {
        mistake: "photos that go with the bucket",
        from: "var.force_destroy",
        to: "true",
        says: ["google_storage_bucket.media is destroyed with what is in it"],
      },
    ],
  },

  containersGetTheirVariables: {
    files: {
      "modules/cloud-run/main.tf": `
variable "env" {}
locals {
  metrics = { LOG_LEVEL = "info" }
}
resource "google_cloud_run_v2_service" "api" {
  template {
    containers {
      dynamic "env" {
        for_each = merge(var.env, local.metrics)
        content {
          name  = env.key
          value = env.value
        }
      }
    }
    containers {
      env {
        name  = "SIDECARS_OWN"
        value = "1"
      }
    }
  }
}
`,
      "stacks/app/main.tf": `
module "run" {
  source = "../../modules/cloud-run"
  env    = { PROJECT_ID = "p" }
}
`,
    },
    plants: [
      {
        mistake: "a variable that the program does not read",
        from: "LOG_LEVEL",
        to: "LOGLEVEL",
        says: ["google_cloud_run_v2_service.api gives LOGLEVEL, which the program does not read"],
      },
      {
        mistake: "a variable that the program needs, forgotten by the caller",
        from: '{ PROJECT_ID = "p" }',
        to: "{}",
        says: ["google_cloud_run_v2_service.api does not give PROJECT_ID"],
      },
    ],
  },

  databasesArePrivate: {
    files: {
      "modules/cloud-sql/main.tf": `
resource "google_sql_database_instance" "postgres" {
  settings {
    backup_configuration {
      enabled = true
    }
    database_flags {
      name  = "cloudsql.iam_authentication"
      value = "on"
    }
    ip_configuration {
      ipv4_enabled    = false
      private_network = var.network_id
      ssl_mode        = "ENCRYPTED_ONLY"
    }
  }
}
`,
    },
    plants: [
      {
        mistake: "an address on the internet",
        from: "ipv4_enabled    = false",
        to: "ipv4_enabled    = true",
        says: ["google_sql_database_instance.postgres has an address on the internet: ipv4_enabled is true"],
      },
      {
        mistake: "an address on the internet, by the provider's default",
        from: "ipv4_enabled    = false",
        to: "",
        says: [
          "google_sql_database_instance.postgres has an address on the internet: it does not set ipv4_enabled",
        ],
      },
      {
        mistake: "no network",
        from: "private_network = var.network_id",
        to: "",
        says: ["google_sql_database_instance.postgres is in no network: it does not set private_network"],
      },
      {
        mistake: "connections without TLS",
        from: "ENCRYPTED_ONLY",
        to: "ALLOW_UNENCRYPTED_AND_ENCRYPTED",
        says: [
          'google_sql_database_instance.postgres answers without TLS: ssl_mode is "ALLOW_UNENCRYPTED_AND_ENCRYPTED"',
        ],
      },
      {
        mistake: "networks let in from outside",
        from: "ipv4_enabled    = false",
        to: 'ipv4_enabled = false\n authorized_networks {\n value = "0.0.0.0/0"\n }',
        says: ["google_sql_database_instance.postgres lets networks in from outside"],
      },
      {
        mistake: "no backups",
        from: "enabled = true\n    }\n    database_flags",
        to: "enabled = false\n    }\n    database_flags",
        says: ["google_sql_database_instance.postgres is not backed up: enabled is false"],
      },
      {
        mistake: "no login by IAM",
        from: "cloudsql.iam_authentication",
        to: "log_lock_waits",
        says: ["google_sql_database_instance.postgres knows no IAM login"],
      },
    ],
  },

  declarationsAreAlphabetical: {
    files: {
      "modules/a/variables.tf": `
variable "name" {}
variable "region" {}
`,
      "modules/a/outputs.tf": `
output "id" {}
output "names" {}
`,
    },
    plants: [
      {
        mistake: "variables out of order",
        from: 'variable "region"',
        to: 'variable "area"',
        says: ['variable "area" stands after "name"'],
      },
      {
        mistake: "outputs out of order",
        from: 'output "id"',
        to: 'output "zone"',
        says: ['output "names" stands after "zone"'],
      },
    ],
  },

  declarationsAreDescribed: {
    files: {
      "modules/a/main.tf": `
variable "name" {
  type        = string
  description = "Its name."
}
output "id" {
  description = "Its id."
  value       = var.name
}
`,
    },
    plants: [
      {
        mistake: "a variable without a type",
        from: "type        = string",
        to: "",
        says: ['variable "name" has no type'],
      },
      {
        mistake: "a variable that says nothing of itself",
        from: '"Its name."',
        to: '""',
        says: ['variable "name" has no description'],
      },
      {
        mistake: "an output that nothing is said of",
        from: 'description = "Its id."',
        to: "",
        says: ['output "id" has no description'],
      },
    ],
  },

  declarationsAreUsed: {
    files: {
      "modules/a/main.tf": `
variable "name" {
  validation {
    condition     = var.name != ""
    error_message = "It has a name."
  }
}
variable "tier" {}
locals {
  title = "\${var.name}-a"
}
resource "google_storage_bucket" "a" {
  name     = local.title
  location = var.tier
}
`,
    },
    plants: [
      {
        mistake: "a variable that only its own validation looks at",
        from: "${var.name}-a",
        to: "b",
        says: ["var.name is used nowhere"],
      },
      {
        mistake: "a local that nothing reads",
        from: "local.title",
        to: "var.name",
        says: ["local.title is used nowhere"],
      },
    ],
  },

  deploysKeepWhatTheySet: {
    files: {
      "modules/cloud-run/main.tf": `
resource "google_cloud_run_v2_service" "api" {
  lifecycle {
    ignore_changes = [
      client,
      client_version,
      template[0].annotations,
      template[0].containers[0].image,
      template[0].labels,
      template[0].revision,
      traffic,
    ]
  }
}
resource "google_cloud_run_v2_job" "migrate" {
  lifecycle {
    ignore_changes = [client, client_version, template[0].template[0].containers[0].image]
  }
}
`,
    },
    plants: [
      {
        mistake: "an apply that would send all traffic to the newest revision",
        from: "      traffic,\n",
        to: "",
        says: ["google_cloud_run_v2_service.api does not ignore changes of traffic"],
      },
      {
        mistake: "an apply that would bring the first image back",
        from: "template[0].containers[0].image,",
        to: "",
        says: ["google_cloud_run_v2_service.api does not ignore changes of template[0].containers[0].image"],
      },
      {
        mistake: "an apply that would give the job its first image back",
        from: "template[0].template[0].containers[0].image",
        to: "template[0].labels",
        says: [
          "google_cloud_run_v2_job.migrate does not ignore changes of template[0].template[0].containers[0].image",
        ],
      },
    ],
  },

  environmentsSetTheSame: {
    files: {
      "envs/dev/main.tf": `
module "app" {
  source = "../../stacks/app"
  name   = "dev"
  sql    = { tier = "small", backups = false }
  logs   = {}
  budget = null
}
`,
      "envs/dev/terraform.tfvars": `region = "a"\n`,
      "envs/prod/main.tf": `
module "app" {
  source = "../../stacks/app"
  name   = "prod"
  sql    = { tier = "large", backups = true }
  logs   = { "sql.googleapis.com" = ["READ"] }
  budget = { amount = 250 }
}
`,
      "envs/prod/terraform.tfvars": `region = "b"\n`,
    },
    plants: [
      {
        mistake: "a setting that only one environment has",
        from: '  name   = "prod"\n',
        to: "",
        says: ["envs/prod does not set module.app.name, others do"],
      },
      {
        mistake: "a field of a setting that only one environment has",
        from: ", backups = false",
        to: "",
        says: ["envs/dev does not set module.app.sql.backups, others do"],
      },
      {
        mistake: "a variable that only one environment gives a value",
        from: 'region = "b"',
        to: 'area = "b"',
        says: ["envs/dev does not set area, others do", "envs/prod does not set region, others do"],
      },
    ],
  },

  federationAsksForNumbers: {
    files: {
      "bootstrap/main.tf": `
resource "google_iam_workload_identity_pool_provider" "github" {
  attribute_condition = "assertion.repository_owner_id == '\${var.owner}' && assertion.repository_id == '\${var.repository}'"
}
`,
    },
    plants: [
      {
        mistake: "a repository told by its name",
        from: "assertion.repository_id",
        to: "assertion.repository",
        says: ["google_iam_workload_identity_pool_provider.github does not ask for assertion.repository_id"],
      },
      {
        mistake: "every repository of GitHub",
        from: "attribute_condition",
        to: "description",
        says: [
          "google_iam_workload_identity_pool_provider.github does not ask for assertion.repository_id",
          "google_iam_workload_identity_pool_provider.github does not ask for assertion.repository_owner_id",
        ],
      },
    ],
  },

  filtersFindWhatIsWritten: {
    files: {
      "modules/observability/main.tf": `
locals {
  filter = "\${local.services} AND jsonPayload.event=(\\"push.refused\\" OR \\"push.unavailable\\")"
  value  = "EXTRACT(jsonPayload.startMs)"
}
`,
      "files/log-queries/jobs.sql": `
SELECT JSON_VALUE(json_payload.task)
WHERE JSON_VALUE(json_payload.event) IN ('job.failed', 'job.gave_up')
`,
      "files/log-queries/armor.log": `jsonPayload.enforcedSecurityPolicy.outcome="DENY"\n`,
    },
    rest: {
      source: `log.warn("push.refused", { event, startMs, task }) log.warn("push.unavailable") log.error("job.failed") log.error("job.gave_up")`,
    },
    plants: [
      {
        mistake: "an alert on an event that no line of the log has",
        from: "push.unavailable",
        to: "push.failed",
        says: ['no log line has the event "push.failed"'],
      },
      {
        mistake: "a metric of a field that no line of the log has",
        from: "startMs",
        to: "startedMs",
        says: ['no log line has the field "startedMs"'],
      },
      {
        mistake: "a saved query for an event that no line of the log has",
        from: "'job.gave_up'",
        to: "'job.given_up'",
        says: ['no log line has the event "job.given_up"'],
      },
      {
        mistake: "a saved query for a field that no line of the log has",
        from: "json_payload.task",
        to: "json_payload.job",
        says: ['no log line has the field "job"'],
      },
    ],
  },

  grantsAddUp: {
    files: { "modules/a/main.tf": `resource "google_project_iam_member" "a" {}\n` },
    plants: [
      {
        mistake: "a binding that takes a role from everybody else",
        from: "_iam_member",
        to: "_iam_binding",
        says: ["google_project_iam_binding.a takes a role from everybody it does not name"],
      },
      {
        mistake: "a policy that takes all roles from everybody else",
        from: "_iam_member",
        to: "_iam_policy",
        says: ["google_project_iam_policy.a takes a role from everybody it does not name"],
      },
    ],
  },

  loadBalancingIsSaid: {
    files: {
      "modules/edge/main.tf": `
resource "google_compute_backend_service" "api" {
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
resource "google_compute_global_forwarding_rule" "https" {
  load_balancing_scheme = "EXTERNAL_MANAGED" # as well
}
`,
    },
    plants: [
      {
        mistake: "the classic load balancer, by default",
        from: 'load_balancing_scheme = "EXTERNAL_MANAGED" # as well',
        to: "",
        says: ["google_compute_global_forwarding_rule.https is not EXTERNAL_MANAGED"],
      },
      {
        mistake: "the classic load balancer",
        from: '"EXTERNAL_MANAGED"\n}\nresource',
        to: '"EXTERNAL"\n}\nresource',
        says: ["google_compute_backend_service.api is not EXTERNAL_MANAGED"],
      },
    ],
  },

  metricsExist: {
    files: {
      "modules/observability/main.tf": `
locals {
  metrics = {
    queue_age = { unit = "s" }
  }
}
resource "google_logging_metric" "metrics" {
  for_each = local.metrics
  name     = "bb_\${each.key}"
}
resource "google_monitoring_slo" "latency" {
  distribution_filter = "metric.type=\\"run.googleapis.com/request_latencies\\" AND \${local.api}"
}
resource "google_monitoring_alert_policy" "queue" {
  query = "increase(logging_googleapis_com:user_bb_queue_age_bucket{\${local.worker}}[5m]) > 60"
}
`,
      "files/dashboards/overview.json": `
"prometheusQuery": "max(cloudsql_googleapis_com:database_disk_bytes_used{database_id=\\"\${id}\\"})"
"prometheusQuery": "sum by (le) (rate(job_lateness_seconds_bucket[5m]))"
`,
    },
    rest: { source: 'new Histogram({ name: "job_lateness_seconds" })' },
    plants: [
      {
        mistake: "an objective for a metric that Google has not",
        from: "run.googleapis.com/request_latencies",
        to: "run.googleapis.com/request_latency",
        says: ["there is no metric run.googleapis.com/request_latency"],
      },
      {
        mistake: "a chart of a metric that Google has not",
        from: "database_disk_bytes_used",
        to: "database_disk_used_bytes",
        says: ["there is no metric cloudsql.googleapis.com/database_disk_used_bytes"],
      },
      {
        mistake: "an alert on a metric that is not made",
        from: "user_bb_queue_age_bucket",
        to: "user_bb_queue_lag_bucket",
        says: ["there is no metric logging.googleapis.com/user_bb_queue_lag_bucket"],
      },
      {
        mistake: "a metric that is made under another name than the alert's",
        from: "queue_age = {",
        to: "age = {",
        says: ["there is no metric logging.googleapis.com/user_bb_queue_age_bucket"],
      },
      {
        mistake: "a chart of a metric that the program has not",
        from: "job_lateness_seconds_bucket",
        to: "job_lag_seconds_bucket",
        says: ["the program has no metric job_lag_seconds_bucket"],
      },
    ],
  },

  moduleCallsFit: {
    files: {
      "modules/a/main.tf": `
variable "name" {}
variable "size" {
  default = 1
}
`,
      "stacks/app/main.tf": `
module "a" {
  source = "../../modules/a"
  name   = "x"
  size   = 2
}
`,
    },
    plants: [
      {
        mistake: "a variable that the module has not",
        from: "size   = 2",
        to: "sise   = 2",
        says: ['module "a" has no variable "sise"'],
      },
      {
        mistake: "a variable that the module needs, left out",
        from: 'name   = "x"',
        to: "",
        says: ['module "a" needs the variable "name"'],
      },
      {
        mistake: "a module that is not there",
        from: "../../modules/a",
        to: "../../modules/b",
        says: ['module "a" has no source in this tree'],
      },
    ],
  },

  nobodyIsEverybody: {
    files: {
      "modules/storage/main.tf": `
resource "google_storage_bucket_iam_member" "public_readers" {
  bucket = google_storage_bucket.public[0].name
  role   = "roles/storage.legacyObjectReader"
  member = "allUsers"
}
resource "google_storage_bucket_iam_member" "writers" {
  for_each = { api = "serviceAccount:a" }
  member   = each.value
}
`,
    },
    plants: [
      {
        mistake: "everybody as a member",
        from: '"serviceAccount:a"',
        to: '"allUsers"',
        says: ['"allUsers" is everybody'],
      },
      {
        mistake: "everybody with a Google account as a key of a map",
        from: "{ api =",
        to: "{ allAuthenticatedUsers =",
        says: ['"allAuthenticatedUsers" is everybody'],
      },
      {
        mistake: "public readers who can list what there is",
        from: "roles/storage.legacyObjectReader",
        to: "roles/storage.objectViewer",
        says: ['"allUsers" is everybody'],
      },
      {
        mistake: "public readers of what members uploaded",
        from: "google_storage_bucket.public[0].name",
        to: "google_storage_bucket.media.name",
        says: ['"allUsers" is everybody'],
      },
    ],
  },

  noKeysAreMade: {
    files: {
      "modules/a/main.tf": `
provider "google" {
  project = "p"
}
resource "google_service_account" "api" {
  account_id  = "api"
  description = "Has no key."
}
`,
    },
    plants: [
      {
        mistake: "a key of a service account",
        from: '"google_service_account"',
        to: '"google_service_account_key"',
        says: ["google_service_account_key.api is a key"],
      },
      {
        mistake: "a key that the provider logs in with",
        from: 'project = "p"',
        to: 'credentials = file("key.json")',
        says: ["the provider is given credentials"],
      },
      {
        mistake: "a private key in the text",
        from: "Has no key.",
        to: "-----BEGIN RSA PRIVATE KEY-----",
        says: ["a key stands in the file"],
      },
    ],
  },

  nothingIsRandom: {
    files: {
      "modules/a/main.tf": `
resource "google_storage_bucket" "a" {
  name = "\${var.project_id}-a"
}
`,
    },
    plants: [
      {
        mistake: "a random suffix",
        from: '"google_storage_bucket"',
        to: '"random_id"',
        says: ["random_id.a is random"],
      },
      {
        mistake: "a name by lot",
        from: "${var.project_id}-a",
        to: "${uuid()}-a",
        says: ["uuid() is another one at each plan"],
      },
      {
        mistake: "a name after the clock",
        from: "${var.project_id}-a",
        to: '${formatdate("YYYY", timestamp())}-a',
        says: ["timestamp() is another one at each plan"],
      },
    ],
  },

  onlyTheApiIsPublic: {
    files: {
      "modules/cloud-run/main.tf": `
resource "google_cloud_run_v2_service" "api" {
  invoker_iam_disabled = true
}
resource "google_cloud_run_v2_service" "worker" {
  name = "worker"
}
`,
    },
    plants: [
      {
        mistake: "a worker that anybody may call",
        from: 'name = "worker"',
        to: "invoker_iam_disabled = var.open",
        says: ["google_cloud_run_v2_service.worker may be called by anybody"],
      },
    ],
  },

  pathsAreAnswered: {
    files: {
      "modules/a/main.tf": `
resource "google_cloud_run_v2_service" "api" {
  template {
    containers {
      startup_probe {
        http_get {
          path = "/health/startup"
        }
      }
    }
  }
}
module "jobs" {
  jobs = { tick = { path = "/internal/tick" } }
}
resource "google_compute_security_policy" "armor" {
  rule {
    match {
      expr {
        expression = "request.path != '/v1/recipes/import' && evaluatePreconfiguredWaf('xss')"
      }
    }
  }
}
resource "google_compute_url_map" "https" {
  test {
    path = "/media/photo.avif"
  }
}
`,
    },
    rest: {
      source:
        '{ pattern: "/health/startup" }, { pattern: "/internal/tick" }, { pattern: "/v1/recipes/import" }',
    },
    plants: [
      {
        mistake: "a probe of a path that nobody answers",
        from: "/health/startup",
        to: "/health/started",
        says: ["the program does not answer /health/started"],
      },
      {
        mistake: "a tick that nobody answers",
        from: "/internal/tick",
        to: "/internal/ticks",
        says: ["the program does not answer /internal/ticks"],
      },
      {
        mistake: "an exception for a path that there is not",
        from: "/v1/recipes/import",
        to: "/v1/import",
        says: ["the program does not answer /v1/import"],
      },
    ],
  },

  protectionIsSaid: {
    files: {
      "modules/a/main.tf": `
resource "google_sql_database_instance" "postgres" {
  deletion_protection = var.deletion_protection
}
resource "google_firestore_database" "default" {
  delete_protection_state = var.protected ? "DELETE_PROTECTION_ENABLED" : "DELETE_PROTECTION_DISABLED"
}
`,
    },
    plants: [
      {
        mistake: "a database that may be destroyed everywhere",
        from: "var.deletion_protection",
        to: "false",
        says: ["google_sql_database_instance.postgres can be destroyed in every environment"],
      },
      {
        mistake: "documents of which nothing is said",
        from: "delete_protection_state",
        to: "deletion_policy",
        says: ["google_firestore_database.default does not say delete_protection_state"],
      },
    ],
  },

  providersArePinned: {
    files: {
      "modules/a/versions.tf": `
terraform {
  required_version = ">= 1.11"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 7.40, < 8.0"
    }
  }
}
`,
      "modules/a/main.tf": `resource "google_storage_bucket" "a" {}\n`,
    },
    plants: [
      {
        mistake: "any Terraform",
        from: 'required_version = ">= 1.11"',
        to: "",
        says: ["modules/a does not ask for Terraform >= 1.11"],
      },
      {
        mistake: "any release of the provider",
        from: ">= 7.40, < 8.0",
        to: ">= 6.0",
        says: ['the provider "google" must be hashicorp/google >= 7.40, < 8.0'],
      },
      {
        mistake: "somebody else's provider",
        from: "hashicorp/google",
        to: "somebody/google",
        says: ['the provider "google" must be hashicorp/google >= 7.40, < 8.0'],
      },
      {
        mistake: "another provider",
        from: "    google = {",
        to: '    random = { source = "hashicorp/random" }\n    google = {',
        says: ['the provider "random" is none of Google\'s'],
      },
      {
        mistake: "a provider that Terraform would have to guess",
        from: '"google_storage_bucket" "a" {',
        to: '"google_storage_bucket" "a" {\n provider = google-beta',
        says: ['google_storage_bucket.a uses the provider "google-beta", which is not in versions.tf'],
      },
    ],
  },

  readmesAreCurrent: {
    files: {
      "modules/a/main.tf": `
variable "name" {
  type        = string
  description = "Its name."
}
`,
      "envs/dev/main.tf": `variable "name" {}\n`,
      "envs/dev/README.md": "# dev\n\n<!-- nothing yet -->\n",
      "modules/a/README.md": `# a

<!-- BEGIN TABLES -->

### Variables

| name | type | default | what it is |
| --- | --- | --- | --- |
| \`name\` | \`string\` | required | Its name. |

<!-- END TABLES -->
`,
    },
    plants: [
      {
        mistake: "a table that says something else than the file",
        from: "| Its name. |",
        to: "| Its old name. |",
        says: ["modules/a/README.md is stale. Run: npm run generate"],
      },
      {
        mistake: "no place for the tables",
        from: "<!-- BEGIN TABLES -->",
        to: "",
        says: ["modules/a/README.md has no place for its tables"],
      },
      {
        mistake: "a table of an environment that is stale",
        from: "<!-- nothing yet -->",
        to: "<!-- BEGIN TABLES --><!-- END TABLES -->",
        says: ["envs/dev/README.md is stale. Run: npm run generate"],
      },
    ],
  },

  referencesResolve: {
    files: {
      "modules/a/main.tf": `
variable "name" {
  type = string
}
locals {
  title = var.name
}
data "google_project" "p" {}
resource "google_storage_bucket" "a" {
  for_each = toset(["x"])
  name     = "\${local.title}-\${each.key}-\${data.google_project.p.number}"
  labels   = { for key, value in var.name : key => value }

  dynamic "cors" {
    for_each = [["GET"]]
    content {
      method = cors.value
    }
  }

  lifecycle {
    ignore_changes = [labels]
  }
}
output "url" {
  value = google_storage_bucket.a["x"].url
}
`,
      "stacks/app/main.tf": `
module "a" {
  source = "../../modules/a"
}
output "url" {
  value = module.a.url
}
`,
    },
    plants: [
      {
        mistake: "a variable that is not declared",
        from: "in var.name :",
        to: "in var.names :",
        says: ['there is no variable "names"'],
      },
      {
        mistake: "a local that is not declared",
        from: "${local.title}",
        to: "${local.titel}",
        says: ['there is no local "titel"'],
      },
      {
        mistake: "a data source that is not declared",
        from: "data.google_project.p.number",
        to: "data.google_project.q.number",
        says: ['there is no data "google_project" "q"'],
      },
      {
        mistake: "a resource that is not declared",
        from: 'google_storage_bucket.a["x"].url',
        to: 'google_storage_bucket.b["x"].url',
        says: ['there is no resource "google_storage_bucket" "b"'],
      },
      {
        mistake: "an attribute that the type has not",
        from: 'google_storage_bucket.a["x"].url',
        to: 'google_storage_bucket.a["x"].urls',
        says: ['google_storage_bucket has no attribute "urls"'],
      },
      {
        mistake: "a module that is not called",
        from: "module.a.url",
        to: "module.b.url",
        says: ['there is no module "b"'],
      },
      {
        mistake: "an output that the module has not",
        from: "module.a.url",
        to: "module.a.uri",
        says: ['module "a" has no output "uri"'],
      },
      {
        mistake: "a key where nothing is gone over",
        from: 'for_each = toset(["x"])',
        to: "",
        says: ["each.* stands where there is no for_each"],
      },
      {
        mistake: "a loop's name outside of the loop",
        from: "title = var.name",
        to: "title = value",
        says: ['there is no resource "value" ""'],
      },
    ],
  },

  refusalsAreSentences: {
    files: {
      "modules/a/main.tf": `
variable "days" {
  validation {
    condition     = var.days > 0
    error_message = "1 to 98 days."
  }
}
resource "google_storage_bucket" "a" {
  lifecycle {
    precondition {
      condition     = var.days < 98
      error_message = "\${var.days} days are too many: Google keeps it for 98."
    }
  }
}
`,
    },
    plants: [
      {
        mistake: "a refusal that says nothing",
        from: "1 to 98 days.",
        to: "Invalid.",
        says: ['a validation refuses without a sentence: "Invalid."'],
      },
      {
        mistake: "half a sentence",
        from: "98.",
        to: "98",
        says: ['a precondition refuses without a sentence: "… days are too many: Google keeps it for 98"'],
      },
    ],
  },

  rolesAreNarrow: {
    files: {
      "modules/a/main.tf": `
variable "roles" {
  default = ["roles/logging.logWriter"]
  validation {
    condition     = !contains(var.roles, "roles/owner")
    error_message = "Nobody owns it."
  }
}
`,
      "bootstrap/main.tf": `
locals {
  roles = ["roles/run.admin", "roles/iam.serviceAccountAdmin"]
}
`,
    },
    plants: [
      {
        mistake: "an owner",
        from: "roles/logging.logWriter",
        to: "roles/owner",
        says: ["roles/owner can do nearly everything"],
      },
      {
        mistake: "an editor, in bootstrap even",
        from: "roles/run.admin",
        to: "roles/editor",
        says: ["roles/editor can do nearly everything"],
      },
      {
        mistake: "a service that administers",
        from: "roles/logging.logWriter",
        to: "roles/storage.objectAdmin",
        says: ["roles/storage.objectAdmin is for bootstrap only"],
      },
    ],
  },

  secretsStayOutOfTheState: {
    files: {
      "modules/secrets/main.tf": `
resource "google_secret_manager_secret_version" "slack" {
  secret                 = "s"
  secret_data_wo         = var.token
  secret_data_wo_version = 1
}
resource "google_monitoring_notification_channel" "slack" {
  type = "slack"
  dynamic "sensitive_labels" {
    for_each = [1]
    content {
      auth_token_wo = var.token
    }
  }
}
`,
    },
    plants: [
      {
        mistake: "a secret that stays in the state",
        from: "secret_data_wo         =",
        to: "secret_data            =",
        says: ["secret_data would stay in the state: secret_data_wo does not"],
      },
      {
        mistake: "a token in a block that stays in the state",
        from: "auth_token_wo",
        to: "auth_token",
        says: ["auth_token would stay in the state: auth_token_wo does not"],
      },
    ],
  },

  sentFilesAreJson: {
    files: {
      "files/dashboards/api.json": `{ "title": "API of \${project_id}", "value": \${max_instances} }`,
    },
    plants: [
      {
        mistake: "a dashboard with a comma too many",
        from: " }",
        to: ", }",
        says: [expect.stringContaining("files/dashboards/api.json is no JSON: ")],
      },
    ],
  },

  servicesAreEnabled: {
    files: {
      "modules/project-services/main.tf": `
variable "services" {
  default = ["run.googleapis.com", "firebase.googleapis.com", "firebaseappcheck.googleapis.com", "cloudbuild.googleapis.com"]
}
`,
      "modules/a/main.tf": `
resource "google_cloud_run_v2_service" "api" {}
resource "google_firebase_app_check_service_config" "app" {}
resource "google_cloudbuildv2_connection" "github" {}
`,
    },
    plants: [
      {
        mistake: "a service that is not enabled",
        from: '"run.googleapis.com", ',
        to: "",
        says: ["google_cloud_run_v2_service.api needs run.googleapis.com, which nothing enables"],
      },
      {
        mistake: "the special service behind a type, where only the general one is enabled",
        from: '"firebaseappcheck.googleapis.com", ',
        to: "",
        says: [
          "google_firebase_app_check_service_config.app needs firebaseappcheck.googleapis.com, which nothing enables",
        ],
      },
      {
        mistake: "a service whose types have a version in their name, not enabled",
        from: ', "cloudbuild.googleapis.com"',
        to: "",
        says: [
          "google_cloudbuildv2_connection.github needs cloudbuild.googleapis.com, which nothing enables",
        ],
      },
      {
        mistake: "a type of which nobody said which service it needs",
        from: '"google_cloud_run_v2_service" "api"',
        to: '"google_workstations_cluster" "api"',
        says: ["which service is google_workstations_cluster of? Say so in policies/apis.ts"],
      },
    ],
  },

  systemsHaveTheirCounterparts: {
    files: {
      "README.md": `
# Terraform

| first design | ours | switch |
|---|---|---|
| EC2, Docker, PM2 | \`google_cloud_run_v2_service.api\` | \`api\` |
| Express API gateway | \`src/app.ts\` | – |
| NGINX, Certbot | \`google_compute_url_map\` | \`features.load_balancer\` |
| Fail2Ban, rate limiting | \`google_compute_url_map\` | – |
| JWT/OAuth service | \`google_compute_url_map\` | – |
| RDS | \`google_compute_url_map\` | – |
| S3 | \`google_compute_url_map\` | – |
| Redis | \`google_compute_url_map\` | – |
| FCM | \`google_compute_url_map\` | – |
| Winston and ELK | \`google_compute_url_map\` | – |
| Grafana | \`google_compute_url_map\` | – |
| Slack, e-mail | \`google_compute_url_map\` | – |
| GitHub Actions | \`.github/workflows/ci.yml\` | – |
| CodeQL | \`google_compute_url_map\` | – |
| dev, staging, production | \`terraform/envs\` | – |
| audit logs | \`google_compute_url_map\` | – |
`,
      "modules/a/main.tf": `
resource "google_cloud_run_v2_service" "api" {}
resource "google_compute_url_map" "https" {}
`,
      "stacks/app/main.tf": `
variable "api" {}
variable "features" {
  type = object({ load_balancer = bool })
}
`,
    },
    rest: { paths: new Set(["src/app.ts", ".github/workflows/ci.yml", "terraform/envs"]) },
    plants: [
      {
        mistake: "a system that nothing is said of",
        from: "| Redis | `google_compute_url_map` | – |\n",
        to: "",
        says: ["no row says what became of Redis"],
      },
      {
        mistake: "a resource that there is not",
        from: "`google_cloud_run_v2_service.api`",
        to: "`google_cloud_run_v2_service.gateway`",
        says: ["EC2, Docker, PM2: there is no google_cloud_run_v2_service.gateway"],
      },
      {
        mistake: "a file that there is not",
        from: ".github/workflows/ci.yml",
        to: ".github/workflows/cd.yml",
        says: ["GitHub Actions: there is no .github/workflows/cd.yml"],
      },
      {
        mistake: "a counterpart in words only",
        from: "| S3 | `google_compute_url_map`",
        to: "| S3 | some bucket",
        says: ["S3: no resource and no file is named"],
      },
      {
        mistake: "a switch that the stack has not",
        from: "features.load_balancer",
        to: "features.balancer",
        says: ["NGINX, Certbot: the stack has no features.balancer"],
      },
      {
        mistake: "no table",
        from: "| first design |",
        to: "| Gen 1 |",
        says: ["there is no table that begins with | first design |"],
      },
    ],
  },
}
