output "connection_name" {
  description = "`project:region:instance`, which Cloud Run mounts as a socket."
  value       = google_sql_database_instance.postgres.connection_name
}

output "database" {
  description = "Name of the database."
  value       = google_sql_database.database.name
}

output "instance" {
  description = "Name of the instance."
  value       = google_sql_database_instance.postgres.name
}

output "settings" {
  description = "How the instance is set up: what it costs, what it survives, who reaches it."
  value = {
    availability_type   = google_sql_database_instance.postgres.settings[0].availability_type
    backup_enabled      = google_sql_database_instance.postgres.settings[0].backup_configuration[0].enabled
    deletion_protection = google_sql_database_instance.postgres.deletion_protection
    flags               = { for flag in google_sql_database_instance.postgres.settings[0].database_flags : flag.name => flag.value }
    point_in_time       = google_sql_database_instance.postgres.settings[0].backup_configuration[0].point_in_time_recovery_enabled
    public_address      = google_sql_database_instance.postgres.settings[0].ip_configuration[0].ipv4_enabled
    ssl_mode            = google_sql_database_instance.postgres.settings[0].ip_configuration[0].ssl_mode
    tier                = google_sql_database_instance.postgres.settings[0].tier
  }
}

output "users" {
  description = "Names of the logins by what they are for."
  value = merge(
    { owner = google_sql_user.owner.name },
    { for name, user in google_sql_user.applications : name => user.name },
  )
}
