locals {
  roles = merge([
    for account, settings in var.service_accounts : {
      for role in settings.roles : "${account} ${role}" => { account = account, role = role }
    }
  ]...)

  users = merge([
    for account, settings in var.service_accounts : {
      for user in settings.used_by : "${user} as ${account}" => { account = account, user = user }
    }
  ]...)
}

# Nobody has keys: Cloud Run, Cloud Build and Scheduler run as these, people and GitHub impersonate them.
resource "google_service_account" "accounts" {
  for_each     = var.service_accounts
  project      = var.project_id
  account_id   = "bb-${each.key}"
  display_name = each.value.display_name
  description  = each.value.description
}

resource "google_project_iam_custom_role" "roles" {
  for_each    = var.custom_roles
  project     = var.project_id
  role_id     = each.key
  title       = each.value.title
  description = each.value.description
  permissions = each.value.permissions
}

resource "google_project_iam_member" "roles" {
  for_each = local.roles
  project  = var.project_id
  role     = startswith(each.value.role, "roles/") ? each.value.role : google_project_iam_custom_role.roles[each.value.role].id
  member   = google_service_account.accounts[each.value.account].member
}

resource "google_service_account_iam_member" "users" {
  for_each           = local.users
  service_account_id = google_service_account.accounts[each.value.account].name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.accounts[each.value.user].member
}

# Making a service or a job that runs as an account takes the right to use it.
resource "google_service_account_iam_member" "administrator" {
  for_each           = google_service_account.accounts
  service_account_id = each.value.name
  role               = "roles/iam.serviceAccountUser"
  member             = var.administrator
}

# Signs URLs of Cloud Storage without a key.
resource "google_service_account_iam_member" "signers" {
  for_each           = { for account, settings in var.service_accounts : account => settings if settings.signs_urls }
  service_account_id = google_service_account.accounts[each.key].name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = google_service_account.accounts[each.key].member
}
