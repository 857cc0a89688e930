# What Google would answer, where a made-up word would not do.

mock_resource "google_service_account" {
  defaults = {
    email  = "bb-account@brasse-test.iam.gserviceaccount.com"
    member = "serviceAccount:bb-account@brasse-test.iam.gserviceaccount.com"
    name   = "projects/brasse-test/serviceAccounts/bb-account@brasse-test.iam.gserviceaccount.com"
  }
}

mock_resource "google_sql_database_instance" {
  defaults = {
    connection_name = "brasse-test:europe-west1:bb-postgres"
  }
}

mock_resource "google_certificate_manager_dns_authorization" {
  defaults = {
    dns_resource_record = [{ name = "_acme-challenge.api.example.com.", type = "CNAME", data = "authorize.example." }]
  }
}

mock_resource "google_monitoring_uptime_check_config" {
  defaults = {
    uptime_check_id = "api-is-ready"
  }
}
