import { addressOf, argument, isLiteral, resourcesOf } from "../tree.ts"
import { eachModule, finding } from "./policy.ts"

const protections: Readonly<Record<string, string>> = {
  google_cloud_run_v2_job: "deletion_protection",
  google_cloud_run_v2_service: "deletion_protection",
  google_firestore_database: "delete_protection_state",
  google_sql_database_instance: "deletion_protection",
}

/** What would be missed says itself whether it may be destroyed, and is not open to it everywhere. */
export const protectionIsSaid = eachModule((module) =>
  Object.entries(protections).flatMap(([type, name]) =>
    resourcesOf(module, type).flatMap((resource) => {
      const given = argument(resource, name)
      if (given === undefined) return [finding(resource, `${addressOf(resource)} does not say ${name}`)]
      const off = isLiteral(given.value, false) || isLiteral(given.value, "DELETE_PROTECTION_DISABLED")
      return off ? [finding(given, `${addressOf(resource)} can be destroyed in every environment`)] : []
    }),
  ),
)
