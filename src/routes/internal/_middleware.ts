import { invokerProblem, invokerUnauthenticated } from "../../contract/invoker-problems.ts"
import { bearerToken } from "../_bearer-token.ts"
import { define } from "../_define.ts"

/** Below this folder the only caller is the service account that the configuration names. */
export default define.middleware({
  provides: "internal",
  run: async (context, next) => {
    const token = bearerToken(context.request)
    if (token === null) return invokerUnauthenticated()
    const verified = await context.services.invokers.verify(token)
    if (verified.ok) return next()
    context.logFields["refused"] = verified.error.kind
    if ("reason" in verified.error) context.logFields["reason"] = verified.error.reason
    return invokerProblem(verified.error)
  },
})
