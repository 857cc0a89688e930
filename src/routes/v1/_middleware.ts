import { define } from "../_define.ts"
import { limit } from "../_limit.ts"

/** Wide enough for a household behind one address, narrow enough for a script to notice. */
const perAddress = { name: "address", quota: 1200, windowSeconds: 60 }

export default define.middleware({
  run: (context, next) => limit(context.services.limits, perAddress, context.clientAddress, next),
})
