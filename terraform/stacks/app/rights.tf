# Who may do what. Rights to a single bucket, secret, repository or service are given where that is made.
locals {
  custom_roles = {
    brasseBouillonMembers = {
      title       = "Brasse-Bouillon: members"
      description = "Asks Firebase Auth about members, disables them, gives them roles."
      permissions = ["firebaseauth.users.get", "firebaseauth.users.update"]
    }
    brasseBouillonPush = {
      title       = "Brasse-Bouillon: push"
      description = "Sends messages by FCM, and nothing else of Firebase."
      permissions = ["cloudmessaging.messages.create"]
    }
    # Google's viewer of Firestore and of logs reads what is in them, too.
    brasseBouillonPlan = {
      title       = "Brasse-Bouillon: plan"
      description = "Reads how Firestore, Firebase and logging are set up, not what they hold."
      permissions = [
        "datastore.backupSchedules.get",
        "datastore.backupSchedules.list",
        "datastore.databases.get",
        "datastore.databases.getMetadata",
        "datastore.indexes.get",
        "datastore.indexes.list",
        "firebase.clients.get",
        "firebase.clients.list",
        "firebase.projects.get",
        "firebaseauth.configs.get",
        "logging.buckets.get",
        "logging.exclusions.get",
        "logging.links.get",
        "logging.logMetrics.get",
        "logging.queries.getShared",
        "logging.sinks.get",
        "servicenetworking.services.get",
        "storage.buckets.get",
        "storage.buckets.getIamPolicy",
      ]
    }
  }

  database_login = ["roles/cloudsql.client", "roles/cloudsql.instanceUser"]
  metrics_writer = var.prometheus_sidecar_enabled ? ["roles/monitoring.metricWriter"] : []

  service_accounts = {
    api = {
      display_name = "API"
      description  = "Answers the app."
      signs_urls   = true
      used_by      = ["build"]
      roles        = concat(["brasseBouillonMembers", "roles/logging.logWriter"], local.database_login, local.metrics_writer)
    }
    worker = {
      display_name = "Worker"
      description  = "Rings alarms, sends pushes, writes live documents."
      used_by      = ["build"]
      roles        = concat(["brasseBouillonPush", "roles/datastore.user", "roles/logging.logWriter"], local.database_login, local.metrics_writer)
    }
    migrate = {
      display_name = "Migrations"
      description  = "Owns the schema of the database."
      used_by      = ["build"]
      roles        = local.database_login
    }
    smoke = {
      display_name = "Smoke test"
      description  = "Asks a new release from inside the network. It has no rights at all."
      used_by      = ["build"]
    }
    scheduler = {
      display_name = "Scheduler"
      description  = "Calls the worker, and nothing else."
    }
    build = {
      display_name = "Build"
      description  = "Builds a release and rolls it out."
      roles = [
        "roles/containeranalysis.notes.editor",
        "roles/containeranalysis.occurrences.editor",
        "roles/logging.logWriter",
        "roles/logging.viewer",
        "roles/monitoring.viewer",
        "roles/run.developer",
      ]
    }
    plan = {
      display_name = "Plan"
      description  = "GitHub's workflows: reads what is there, so that they can say what Terraform would change."
      roles = [
        "brasseBouillonPlan",
        "roles/artifactregistry.reader",
        "roles/browser",
        "roles/certificatemanager.viewer",
        "roles/cloudbuild.builds.viewer",
        "roles/cloudbuild.connectionViewer",
        "roles/cloudscheduler.viewer",
        "roles/cloudsql.viewer",
        "roles/compute.viewer",
        "roles/firebaserules.viewer",
        "roles/iam.roleViewer",
        "roles/iam.securityReviewer",
        "roles/iam.workloadIdentityPoolViewer",
        "roles/monitoring.viewer",
        "roles/run.viewer",
        "roles/secretmanager.viewer",
        "roles/serviceusage.serviceUsageConsumer",
      ]
    }
  }

  operator_roles = [
    "roles/cloudbuild.builds.viewer",
    "roles/cloudscheduler.viewer",
    "roles/cloudsql.viewer",
    "roles/errorreporting.user",
    "roles/logging.viewer",
    "roles/monitoring.viewer",
    "roles/run.viewer",
  ]
}

# A plan compares with the state.
resource "google_storage_bucket_iam_member" "plan" {
  count  = var.github == null ? 0 : 1
  bucket = "${var.project_id}-tfstate"
  role   = "roles/storage.objectViewer"
  member = module.service_accounts.members["plan"]
}

# What whoever operates it reads in the console.
resource "google_project_iam_member" "operators" {
  for_each = {
    for pair in setproduct(var.operators, local.operator_roles) : "${pair[0]} ${pair[1]}" => { member = pair[0], role = pair[1] }
  }
  project = module.project_services.project_id
  role    = each.value.role
  member  = each.value.member
}
