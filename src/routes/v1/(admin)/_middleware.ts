import { accessProblems } from "../../../contract/access-problems.ts"
import { isProblem, problem } from "../../../http/problem.ts"
import { authenticate } from "../../_authenticate.ts"
import { define } from "../../_define.ts"

/** Below this folder every caller is a member whose claims make them an admin. */
export default define.middleware({
  provides: "admin",
  run: async (context, next) => {
    const actor = await authenticate(context)
    if (isProblem(actor)) return actor
    return actor.roles.includes("admin") ? next({ actor }) : problem(accessProblems.forbidden, undefined)
  },
})
