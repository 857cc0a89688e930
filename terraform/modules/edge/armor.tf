locals {
  # OWASP's, by Google's names. What programs send for recipes is markup by nature: their import is left out.
  waf_rules = {
    for index, rule_set in ["sqli-v33-stable", "xss-v33-stable", "lfi-v33-stable", "rce-v33-stable", "nodejs-v33-stable", "scannerdetection-v33-stable"] :
    1000 + index * 10 => rule_set
  }
}

resource "google_compute_security_policy" "armor" {
  count       = var.armor == null ? 0 : 1
  project     = var.project_id
  name        = "bb-armor"
  description = "Before the API, which has limits and bans of its own."
  type        = "CLOUD_ARMOR"

  advanced_options_config {
    json_parsing = "STANDARD"
    log_level    = "NORMAL"
  }

  dynamic "rule" {
    for_each = { for index, ranges in chunklist(sort(var.armor.denied_ranges), 10) : 100 + index => ranges }
    content {
      action      = "deny(403)"
      priority    = rule.key
      description = "Addresses that operations have shut out"

      match {
        versioned_expr = "SRC_IPS_V1"

        config {
          src_ip_ranges = rule.value
        }
      }
    }
  }

  rule {
    action      = "deny(404)"
    priority    = 900
    description = "For our own machines, who do not come this way"

    match {
      expr {
        expression = "request.path.startsWith('/internal/')"
      }
    }
  }

  dynamic "rule" {
    for_each = local.waf_rules
    content {
      action      = "deny(403)"
      priority    = rule.key
      description = "OWASP: ${rule.value}"
      preview     = var.armor.waf_preview

      match {
        expr {
          expression = "request.path != '/v1/recipes/import' && evaluatePreconfiguredWaf('${rule.value}', {'sensitivity': 1})"
        }
      }
    }
  }

  # Where tokens and addresses could be guessed.
  rule {
    action      = "rate_based_ban"
    priority    = 2000
    description = "Bans whoever keeps knocking"

    match {
      expr {
        expression = join(" || ", [for path in sort(var.armor.ban_paths) : "request.path.startsWith('${path}')"])
      }
    }

    rate_limit_options {
      ban_duration_sec = var.armor.ban_seconds
      conform_action   = "allow"
      enforce_on_key   = "IP"
      exceed_action    = "deny(429)"

      ban_threshold {
        count        = var.armor.ban_requests_per_minute * 5
        interval_sec = 300
      }

      rate_limit_threshold {
        count        = var.armor.ban_requests_per_minute
        interval_sec = 60
      }
    }
  }

  rule {
    action      = "throttle"
    priority    = 3000
    description = "So much from an address, and no more"

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }

    rate_limit_options {
      conform_action = "allow"
      enforce_on_key = "IP"
      exceed_action  = "deny(429)"

      rate_limit_threshold {
        count        = var.armor.requests_per_minute
        interval_sec = 60
      }
    }
  }

  # Google asks for it. The rule before lets in or refuses everybody.
  rule {
    action      = "allow"
    priority    = 2147483647
    description = "Everybody else"

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}
