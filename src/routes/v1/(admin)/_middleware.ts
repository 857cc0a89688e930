import { accessProblems } from "../../../contract/access-problems.ts"
import { isProblem, problem } from "../../../http/problem.ts"
import { authenticate } from "../../_authenticate.ts"
import { refuseOldClient } from "../../_client-version.ts"
import { define } from "../../_define.ts"
import { refuseWrite } from "../../_read-only.ts"

/** Below this folder every caller is a member whose claims make them an admin. */
export default define.middleware({
  provides: "admin",
  run: async (context, next) => {
    const refused = refuseOldClient(context) ?? refuseWrite(context)
    if (refused) return refused
    const actor = await authenticate(context)
    if (isProblem(actor)) return actor
    return actor.roles.includes("admin") ? next({ actor }) : problem(accessProblems.forbidden, undefined)
  },
})
