import { textsIn } from "../hcl/references.ts"
import { addressOf, argument, blocksOf } from "../tree.ts"
import { eachModule, finding } from "./policy.ts"

/** What of a token must be asked for: names of owners and repositories can be given up and taken by others. */
const claims = ["assertion.repository_id", "assertion.repository_owner_id"]

/** Workloads from outside are let in by the numbers of their owner and repository, not by a name. */
export const federationAsksForNumbers = eachModule((module) =>
  blocksOf(module, "resource")
    .filter(({ labels }) => labels[0] === "google_iam_workload_identity_pool_provider")
    .flatMap((provider) => {
      const condition = argument(provider, "attribute_condition")?.value
      const asked = condition ? textsIn(condition).join(" ") : ""
      return claims
        .filter((claim) => !asked.includes(claim))
        .map((claim) => finding(provider, `${addressOf(provider)} does not ask for ${claim}`))
    }),
)
