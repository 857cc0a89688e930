output "app_ids" {
  description = "Firebase's ids of the apps, by platform and name: their configuration files are in the Firebase console."
  value = {
    android = { for name, app in google_firebase_android_app.apps : name => app.app_id }
    apple   = { for name, app in google_firebase_apple_app.apps : name => app.app_id }
    web     = { for name, app in google_firebase_web_app.apps : name => app.app_id }
  }
}

output "project_id" {
  description = "Id of the project, once Firebase is added to it."
  value       = google_firebase_project.project.project
}
