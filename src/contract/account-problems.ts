import type { AdministerError } from "../features/accounts/index.ts"
import { defineProblem, problem } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"
import { assertNever } from "../shared/assert-never.ts"

export const accountProblems = {
  ownAccount: defineProblem({
    code: "own_account",
    status: 409,
    title: { en: "Not on one's own account", fr: "Pas sur son propre compte" },
    detail: () => ({
      en: "An administrator can't lock themselves out. Ask another one.",
      fr: "Un administrateur ne peut pas s'exclure lui-même. Demandez à un autre.",
    }),
  }),
}

/** Why a member's account was not changed. */
export const administerProblem = ({ kind }: AdministerError) => {
  switch (kind) {
    case "member_not_found":
      return problem(httpProblems.notFound, undefined)
    case "own_account":
      return problem(accountProblems.ownAccount, undefined)
    default:
      return assertNever(kind)
  }
}
