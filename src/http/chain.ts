import type { Context } from "hono"
import type { Answer } from "./answer.ts"
import type { RequestContext } from "./define.ts"
import type { Route } from "./manifest.ts"

/** A request on its way through its chain. */
export type Exchange = { readonly c: Context; readonly context: RequestContext<unknown> }

/** One link of a chain: answers, or asks the next. */
export type Step = (exchange: Exchange) => Promise<Answer>

/** Folds the folders' middlewares around a step, once, at start. */
export const inFolders = (middlewares: Route["middlewares"], innermost: Step): Step =>
  middlewares.reduceRight<Step>(
    (next, { run }) =>
      (exchange) =>
        run(exchange.context as RequestContext<never>, (additions) => {
          if (additions) Object.assign(exchange.context, additions)
          return next(exchange)
        }),
    innermost,
  )
