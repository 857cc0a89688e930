import { addressOf, argument, blocksOf } from "../tree.ts"
import { eachModule, finding } from "./policy.ts"

const balanced = new Set(["google_compute_backend_service", "google_compute_global_forwarding_rule"])

/** The kind of load balancer is said: the provider's release 8 takes another one when it is not. */
export const loadBalancingIsSaid = eachModule((module) =>
  blocksOf(module, "resource")
    .filter(({ labels: [type = ""] }) => balanced.has(type))
    .flatMap((resource) => {
      const scheme = argument(resource, "load_balancing_scheme")
      if (scheme?.value.kind === "literal" && scheme.value.value === "EXTERNAL_MANAGED") return []
      return [finding(scheme ?? resource, `${addressOf(resource)} is not EXTERNAL_MANAGED`)]
    }),
)
