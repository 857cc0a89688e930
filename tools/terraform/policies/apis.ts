import { textsOf } from "../hcl/references.ts"
import { addressOf, blocksOf } from "../tree.ts"
import { finding, type Policy } from "./policy.ts"

/**
 * A project answers for a kind of resource only once the service behind it is enabled. By the start of the type's name,
 * without `google_`; the longest one that fits counts.
 */
const services: Readonly<Record<string, string>> = {
  apikeys: "apikeys",
  artifact_registry: "artifactregistry",
  bigquery: "bigquery",
  billing_account: "cloudbilling",
  billing_budget: "billingbudgets",
  binary_authorization: "binaryauthorization",
  certificate_manager: "certificatemanager",
  cloud_quotas: "cloudquotas",
  cloud_run: "run",
  cloud_scheduler: "cloudscheduler",
  cloud_tasks: "cloudtasks",
  cloudbuild: "cloudbuild",
  compute: "compute",
  container_analysis: "containeranalysis",
  dns: "dns",
  firebase: "firebase",
  firebase_app_check: "firebaseappcheck",
  firebaserules: "firebaserules",
  firestore: "firestore",
  iam: "iam",
  identity_platform: "identitytoolkit",
  kms: "cloudkms",
  logging: "logging",
  memorystore: "memorystore",
  monitoring: "monitoring",
  network_connectivity: "networkconnectivity",
  project_iam: "cloudresourcemanager",
  project_service: "serviceusage",
  pubsub: "pubsub",
  secret_manager: "secretmanager",
  service_account: "iam",
  service_networking: "servicenetworking",
  sql: "sqladmin",
  storage: "storage",
}

/** Whatever service a resource needs is among those that the tree enables. */
export const servicesAreEnabled: Policy = ({ tree }) => {
  const modules = [...tree.modules.values()]
  const enabled = new Set(
    modules.flatMap((module) => textsOf(module)).filter((text) => /^\w+\.googleapis\.com$/.test(text)),
  )
  const resources = modules.flatMap((module) => blocksOf(module, "resource"))
  return resources.flatMap((resource) => {
    const [type = ""] = resource.labels
    if (!type.startsWith("google_")) return []
    const service = serviceOf(type.slice("google_".length))
    if (service === undefined)
      return [finding(resource, `which service is ${type} of? Say so in policies/apis.ts`)]
    return enabled.has(`${service}.googleapis.com`)
      ? []
      : [finding(resource, `${addressOf(resource)} needs ${service}.googleapis.com, which nothing enables`)]
  })
}

const serviceOf = (name: string): string | undefined => {
  const fitting = Object.keys(services).filter(
    (start) => name === start || name.startsWith(`${start}_`) || versioned(name, start),
  )
  const longest = fitting.toSorted((a, b) => b.length - a.length)[0]
  return longest === undefined ? undefined : services[longest]
}

/** `cloudbuildv2_connection` */
const versioned = (name: string, start: string): boolean =>
  name.startsWith(start) && /^v\d+_/.test(name.slice(start.length))
