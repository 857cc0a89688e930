# There is one configuration in a project and no way to delete it. Where Firebase Auth was set up in the console before,
# an import block takes it over: see README.md.
resource "google_identity_platform_config" "config" {
  count                      = var.identity == null ? 0 : 1
  project                    = var.project_id
  authorized_domains         = concat(["localhost", "${var.project_id}.firebaseapp.com", "${var.project_id}.web.app"], var.identity.authorized_domains)
  autodelete_anonymous_users = true

  client {
    permissions {
      # An account is deleted by the API, which deletes what belongs to it, too.
      disabled_user_deletion = true
      disabled_user_signup   = !var.identity.sign_up_enabled
    }
  }

  mfa {
    state = "DISABLED"
  }

  monitoring {
    request_logging {
      enabled = false
    }
  }

  sign_in {
    allow_duplicate_emails = false

    anonymous {
      enabled = false
    }

    email {
      enabled           = true
      password_required = true
    }

    phone_number {
      enabled = false
    }
  }

  # Text messages cost money, and nothing sends any.
  sms_region_config {
    allowlist_only {
      allowed_regions = []
    }
  }

  depends_on = [google_firebase_project.project]
}

resource "google_identity_platform_default_supported_idp_config" "providers" {
  for_each      = var.identity == null ? {} : var.identity.providers
  project       = var.project_id
  idp_id        = each.key
  enabled       = true
  client_id     = each.value.client_id
  client_secret = var.identity_provider_secrets[each.key]

  depends_on = [google_identity_platform_config.config]
}
