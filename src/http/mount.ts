import { Hono, type Context } from "hono"
import type { Answer, BodyAnswer } from "./answer.ts"
import { isCurrent, notModified, preconditionRequired, readIfMatch } from "./conditional.ts"
import { corsHeaders, preflightHeaders } from "./cors.ts"
import {
  methods,
  type Middleware,
  type Operation,
  type OperationSpec,
  type RequestContext,
  type RouteModule,
  type ZoneSpec,
} from "./define.ts"
import { answerOfUnit, fingerprintOf, readIdempotencyKey, type UnitOfWork } from "./idempotency.ts"
import { isProblem, problem } from "./problem.ts"
import { httpProblems } from "./problems.ts"
import { checkContentType, decodeJsonText, readBody } from "./read-body.ts"
import { type ClientAddressOptions, IncomingContext } from "./request-context.ts"
import { respond, serialise, type Wire } from "./respond.ts"
import { compileValidation, noInput } from "./validate.ts"

/** Turns what a handler threw into an answer: `_error.ts` of the nearest folder. */
export type ErrorHandler = (error: unknown) => Answer

export type Route = {
  readonly file: string
  readonly pattern: string
  readonly params: readonly string[]
  readonly module: RouteModule
  // A middleware asks for the services it uses: which those are is checked where it is written, by `createDefine`.
  readonly middlewares: readonly Middleware<never>[]
  readonly error: ErrorHandler | null
}

export type Manifest = { readonly routes: readonly Route[]; readonly notFound: (() => Answer) | null }

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

type Exchange = { readonly c: Context; readonly context: RequestContext<unknown> }
type Step = (exchange: Exchange) => Promise<Answer>

const unmatched: OperationSpec = { id: "none", summary: "No operation", responses: {} }

/**
 * Makes the app: one flat chain per route and method, from the root folder's middleware to the handler.
 * @throws Error at start, naming the file, when a route's zone, parameters or headers do not fit its place
 */
export const mount = (manifest: Manifest, services: unknown, options: MountOptions): Hono => {
  const app = new Hono({ strict: true })

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
      let answer: Answer
      try {
        answer = await step({ c, context })
      } catch (thrown) {
        error = thrown
        answer = onError(thrown)
      }
      const response = respond(answer, wireOf(context, cacheControl, options))
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
        ? inFolders(route.middlewares, compileOperation(operation, zone, options))
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
    app.on("OPTIONS", route.pattern, serve(route.pattern, unmatched, "no-store", tellMethods, onError))
  }

  const nothingHere = manifest.notFound ?? (() => problem(httpProblems.notFound, undefined))
  app.notFound(serve("(none)", unmatched, "no-store", async () => nothingHere(), nothingHere))
  return app
}

const zoneOf = (route: Route, zones: MountOptions["zones"]): ZoneSpec => {
  const zone = zones[route.module.zone]
  if (zone) return zone
  throw new Error(
    `${route.file}: there is no zone "${route.module.zone}". Zones: ${Object.keys(zones).join(", ")}.`,
  )
}

/** What can only be known once the tree stands: does a route find what its zone and its path promise it? */
const checkRoute = (route: Route, zones: MountOptions["zones"]): void => {
  const { file, module, middlewares, params } = route
  const provided = middlewares.flatMap(({ provides }) => (provides === undefined ? [] : [provides]))
  if (zoneOf(route, zones).security !== null && !provided.includes(module.zone)) {
    throw new Error(
      `${file}: a ${module.zone} route needs a _middleware.ts above it that provides "${module.zone}". ` +
        `Move it below such a folder, or declare another zone.`,
    )
  }
  const outside = provided.find((zone) => zone !== module.zone && !provided.includes(module.zone))
  if (outside !== undefined)
    throw new Error(`${file}: a ${module.zone} route stands in a folder of ${outside} routes.`)
  for (const operation of Object.values(module.handlers)) {
    const declared = operation.spec.params
    const names =
      declared && "shape" in declared._zod.def ? Object.keys(declared._zod.def.shape as object) : []
    if (names.toSorted().join() !== [...params].toSorted().join()) {
      throw new Error(
        `${file}: the path has [${params.join("], [")}], params of ${operation.spec.id} has ${names.join(", ")}.`,
      )
    }
  }
}

/** Folds the folders' middlewares around a step, once, at start. */
const inFolders = (middlewares: Route["middlewares"], innermost: Step): Step =>
  middlewares.reduceRight<Step>(
    (next, { run }) =>
      (exchange) =>
        run(exchange.context as RequestContext<never>, (additions) => {
          if (additions) Object.assign(exchange.context, additions)
          return next(exchange)
        }),
    innermost,
  )

const refuseMethod =
  (allow: string): Step =>
  async ({ context: { request } }) =>
    problem(httpProblems.methodNotAllowed, { method: request.method, allow }, { headers: { allow } })

/** The end of the chain: what is accepted, the body, validation, the unit of work, the handler, conditional reads. */
const compileOperation = (
  operation: Operation<never, never>,
  zone: ZoneSpec,
  options: MountOptions,
): Step => {
  const { spec } = operation
  const { body: schema, rawBody, produces = "application/json" } = spec
  const contentTypes =
    rawBody?.contentTypes ?? (schema ? ["application/json", ...(spec.bodyTypes ?? [])] : null)
  const maxBytes = rawBody?.maxBytes ?? options.maxBodyBytes
  const validate = compileValidation(spec)
  const noBytes = new Uint8Array()

  return async ({ c, context }) => {
    const { request } = context
    const { headers } = request
    const accept = headers.get("accept")
    if (accept !== null && !accepts(accept, produces))
      return problem(httpProblems.notAcceptable, { produces })
    const ifMatch = spec.ifMatch ? readIfMatch(headers.get("if-match")) : null
    if (spec.ifMatch === "required" && ifMatch === null) return preconditionRequired()

    let bytes = noBytes
    let text: string | null = null
    if (contentTypes) {
      const refused = checkContentType(headers.get("content-type"), contentTypes)
      if (refused) return refused
      const read = await readBody(request, maxBytes)
      if (!(read instanceof Uint8Array)) return read
      bytes = read
      if (schema) {
        const decoded = decodeJsonText(bytes)
        if (typeof decoded !== "string") return decoded
        text = decoded
      }
    }

    const input = validate ? await validate(c, context.language, text) : noInput
    if (isProblem(input)) return input
    const run = () => operation.run(context as never, { ...input, ...(rawBody && { body: bytes }), ifMatch })

    if (request.method === "POST" && zone.idempotencyScope) {
      const key = readIdempotencyKey(headers.get("idempotency-key"))
      if (key !== null && typeof key !== "string") return key
      if (key !== null) {
        const wire = wireOf(context, zone.cacheControl, options)
        const fingerprint = await fingerprintOf(
          request.method,
          c.req.url.slice(c.req.url.indexOf("/", 8)),
          bytes,
        )
        const unit = { scope: zone.idempotencyScope(context as never), route: spec.id, key, fingerprint }
        return answerOfUnit(await options.unitOfWork.run(unit, async () => stored(await run(), wire)))
      }
    }

    const answer = await run()
    const isRead = request.method === "GET" || request.method === "HEAD"
    return isRead ? revalidated(answer, headers.get("if-none-match")) : answer
  }
}

const wireOf = (context: RequestContext<unknown>, cacheControl: string, options: MountOptions): Wire => ({
  context,
  typeBase: options.problemTypeBase,
  cacheControl,
  cors: corsHeaders(context.request.headers.get("origin"), options.corsOrigins),
})

const accepts = (accept: string, produces: string): boolean => {
  if (accept === produces || accept === "*/*") return true
  const [type] = produces.split("/")
  if (type === "*") return true
  return accept.split(",").some((range) => {
    const [media = ""] = range.trim().toLowerCase().split(";")
    return (
      media === "*/*" || media === produces || media === `${type}/*` || media === "application/problem+json"
    )
  })
}

const stored = async (answer: Answer, wire: Wire) =>
  answer instanceof Response
    ? { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
    : serialise(answer, wire)

const isVersioned = (answer: Answer): answer is BodyAnswer & { version: number } =>
  !(answer instanceof Response) && "version" in answer && answer.version !== undefined

const revalidated = (answer: Answer, ifNoneMatch: string | null): Answer =>
  ifNoneMatch !== null && isVersioned(answer) && isCurrent(ifNoneMatch, answer.version)
    ? notModified(answer)
    : answer
