import { expressionsOf, textsIn } from "../hcl/references.ts"
import type { Block, Expression } from "../hcl/syntax.ts"
import { addressOf, blocksOf } from "../tree.ts"
import { eachModule, finding } from "./policy.ts"

/** Roles of the whole project that can do nearly everything. */
const basic = new Set([
  "roles/owner",
  "roles/editor",
  "roles/viewer",
  "roles/admin",
  "roles/writer",
  "roles/reader",
])

/** Whoever has them on a project can be every service account in it. */
const ofOneAccount = new Set([
  "roles/iam.serviceAccountUser",
  "roles/iam.serviceAccountTokenCreator",
  "roles/iam.serviceAccountOpenIdTokenCreator",
  "roles/iam.workloadIdentityUser",
])

/** The folder that prepares a project, for whoever applies the rest of it. */
const preparation = "bootstrap"

/** Nobody has a basic role; who administers something is Terraform, which is prepared in bootstrap. */
export const rolesAreNarrow = eachModule((module) =>
  granting(module.blocks).flatMap((expression) =>
    rolesIn(expression).flatMap((role) => {
      if (basic.has(role)) return [finding(expression, `${role} can do nearly everything`)]
      const administers = /[.](admin|\w*Admin)$/.test(role)
      return administers && module.folder !== preparation
        ? [finding(expression, `${role} is for ${preparation} only`)]
        : []
    }),
  ),
)

/** Roles that let one act as a service account are given on that account alone, never for the project. */
export const accountsAreNotInterchangeable = eachModule((module) => {
  const outside = module.blocks.filter(({ labels: [type] }) => type !== "google_service_account_iam_member")
  return granting(outside).flatMap((expression) =>
    rolesIn(expression)
      .filter((role) => ofOneAccount.has(role))
      .map((role) => finding(expression, `${role} must be given on one service account`)),
  )
})

/** Bindings and policies say who else has a role, and take it from everybody they do not name. */
export const grantsAddUp = eachModule((module) =>
  blocksOf(module, "resource")
    .filter(({ labels: [type = ""] }) => /_iam_(binding|policy)$/.test(type))
    .map((block) => finding(block, `${addressOf(block)} takes a role from everybody it does not name`)),
)

/** The values in blocks that can grant something: what a validation or a description names is not given to anybody. */
const granting = (blocks: readonly Block[]): readonly Expression[] =>
  blocks
    .filter(({ type }) => type !== "validation")
    .flatMap(({ attributes, blocks: nested }) => [
      ...expressionsOf({ attributes: attributes.filter(({ name }) => name !== "description"), blocks: [] }),
      ...granting(nested),
    ])

const rolesIn = (expression: Expression): readonly string[] =>
  expression.kind === "literal" ? textsIn(expression).filter((text) => text.startsWith("roles/")) : []
