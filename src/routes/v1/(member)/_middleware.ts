import { isProblem } from "../../../http/problem.ts"
import { authenticate } from "../../_authenticate.ts"
import { refuseOldClient } from "../../_client-version.ts"
import { define } from "../../_define.ts"
import { refuseWrite } from "../../_read-only.ts"
import { limit } from "../../_limit.ts"

const perMember = { name: "member", quota: 600, windowSeconds: 60 }

/** Below this folder every caller is a signed-in member, with a quota of their own. */
export default define.middleware({
  provides: "member",
  run: async (context, next) => {
    const refused = refuseOldClient(context) ?? refuseWrite(context)
    if (refused) return refused
    const actor = await authenticate(context)
    if (isProblem(actor)) return actor
    return limit(context.services.limits, perMember, actor.id, () => next({ actor }))
  },
})
