output "database" {
  description = "Name of the database."
  value       = google_firestore_database.database.name
}

output "settings" {
  description = "How the database is protected."
  value = {
    daily_backup_days       = var.daily_backup_days
    delete_protection_state = google_firestore_database.database.delete_protection_state
    location                = google_firestore_database.database.location_id
    point_in_time_recovery  = google_firestore_database.database.point_in_time_recovery_enablement
    weekly_backup_days      = var.weekly_backup_days
  }
}
