import { Hono, type Context } from "hono"
import { inFolders, type Step } from "./chain.ts"
import { checkRoute, zoneOf } from "./check-route.ts"
import { compileOperation } from "./compile-operation.ts"
import { corsHeaders, preflightHeaders } from "./cors.ts"
import { methods, type OperationSpec, type RequestContext, type ZoneSpec } from "./define.ts"
import type { UnitOfWork } from "./idempotency.ts"
import type { ErrorHandler, Manifest } from "./manifest.ts"
import { problem } from "./problem.ts"
import { httpProblems } from "./problems.ts"
import { type ClientAddressOptions, IncomingContext } from "./request-context.ts"
import { respond, type Wire } from "./respond.ts"
import { StaticFirstRouter } from "./static-first-router.ts"

/** What is known of a request when it has been answered: one log line, one set of metrics. */
export type RequestRecord = {
  readonly context: RequestContext<unknown>
  /** The route as it is declared, never the address with its ids and tokens. */
  readonly route: string
  readonly status: number
  readonly durationMs: number
  /** What was thrown, for a failure that nobody expected. */
  readonly error: unknown
}

export type MountOptions = ClientAddressOptions & {
  readonly zones: Readonly<Record<string, ZoneSpec>>
  /** Prefix of a problem's `type`; its code follows. */
  readonly problemTypeBase: string
  readonly corsOrigins: ReadonlySet<string>
  readonly maxBodyBytes: number
  readonly unitOfWork: UnitOfWork
  readonly onAnswered: (record: RequestRecord) => void
}

const unmatched: OperationSpec = { id: "none", summary: "No operation", responses: {} }

/**
 * Makes the app: one flat chain per route and method, from the root folder's middleware to the handler.
 * @throws Error at start, naming the file, when a route's zone, parameters or headers do not fit its place
 */
export const mount = (manifest: Manifest, services: unknown, options: MountOptions): Hono => {
  const app = new Hono({ strict: true, router: new StaticFirstRouter() })
  const wireOf = (context: RequestContext<unknown>, cacheControl: string): Wire => ({
    context,
    typeBase: options.problemTypeBase,
    cacheControl,
    cors: corsHeaders(context.request.headers.get("origin"), options.corsOrigins),
  })

  const serve = (
    route: string,
    operation: OperationSpec,
    cacheControl: string,
    step: Step,
    onError: ErrorHandler,
  ) => {
    return async (c: Context): Promise<Response> => {
      const started = performance.now()
      const context = new IncomingContext(c.req.raw, services, operation, c.env, options)
      let error: unknown
      let response: Response
      try {
        response = respond(await step({ c, context }), wireOf(context, cacheControl))
      } catch (thrown) {
        error = thrown
        response = respond(onError(thrown), wireOf(context, cacheControl))
      }
      options.onAnswered({
        context,
        route,
        status: response.status,
        durationMs: performance.now() - started,
        error,
      })
      return response
    }
  }

  for (const route of manifest.routes) {
    checkRoute(route, options.zones)
    const zone = zoneOf(route, options.zones)
    const onError = route.error ?? (() => problem(httpProblems.internal, undefined))
    const possible = methods.filter((method) => route.module.handlers[method])
    const allow = [...possible, ...(possible.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ")
    for (const method of methods) {
      const operation = route.module.handlers[method]
      const step = operation
        ? inFolders(route.middlewares, compileOperation(operation, zone, { ...options, wireOf }))
        : refuseMethod(allow)
      const cacheControl = operation?.spec.cacheControl ?? zone.cacheControl
      app.on(
        method,
        route.pattern,
        serve(route.pattern, operation?.spec ?? unmatched, cacheControl, step, onError),
      )
    }
    const tellMethods: Step = async ({ context: { request } }) => ({
      status: 204,
      body: undefined,
      headers: { allow, ...preflightHeaders(request, allow) },
    })
    // PROPFIND, QUERY and whatever else Node reads.
    app.all(route.pattern, serve(route.pattern, unmatched, "no-store", refuseMethod(allow), onError))
    app.on("OPTIONS", route.pattern, serve(route.pattern, unmatched, "no-store", tellMethods, onError))
  }

  const nothingHere = manifest.notFound ?? (() => problem(httpProblems.notFound, undefined))
  app.notFound(serve("(none)", unmatched, "no-store", async () => nothingHere(), nothingHere))
  return app
}

const refuseMethod =
  (allow: string): Step =>
  async ({ context: { request } }) =>
    problem(httpProblems.methodNotAllowed, { method: request.method, allow }, { headers: { allow } })
