import * as z from "zod"
import type { Answer, BodyAnswer } from "./answer.ts"
import type { Precondition } from "./conditional.ts"
import type { Language } from "./language.ts"
import type { ProblemAnswer } from "./problem.ts"
import type { Trace } from "./trace.ts"
import type { Version } from "./version.ts"

type Schema = z.core.$ZodType
type Output<S> = S extends Schema ? z.output<S> : undefined

/** The methods that a route file may handle. HEAD follows GET, OPTIONS is answered by the kernel. */
export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const
export type Method = (typeof methods)[number]

/** Marks a response as a problem document (RFC 9457). */
export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details" })

/** A body that is taken as bytes, not as JSON. */
export type RawBody = { readonly contentTypes: readonly string[]; readonly maxBytes: number }

/** Everything about one method of one route: it drives validation, types, OpenAPI and the access tests. */
export type OperationSpec = {
  readonly id: string
  readonly summary: string
  readonly description?: string
  readonly params?: Schema
  readonly query?: Schema
  readonly headers?: Schema
  readonly body?: Schema
  /** Content types besides application/json that the JSON body may come as. */
  readonly bodyTypes?: readonly string[]
  readonly rawBody?: RawBody
  /** False for a POST that repeats harmlessly by itself, and calls others who must hear of committed changes only. */
  readonly idempotencyKey?: false
  /** `If-Match`: answered with 428 when it is missing, or handed over when it is there. */
  readonly ifMatch?: "required" | "optional"
  /** Content type of the answers that are not problems; JSON unless said. */
  readonly produces?: string
  /** For a POST that only works something out: it is none of the writes that a maintenance holds up. */
  readonly changesNothing?: true
  /** `Cache-Control` of successful answers, in place of the zone's. */
  readonly cacheControl?: string
  /** Status → schema of the body; null for an answer without one or one that is not JSON. */
  readonly responses: Readonly<Record<number, Schema | null>>
}

/** What every handler and middleware is given. Zones add to it. */
export type RequestContext<Services> = {
  readonly request: Request
  readonly services: Services
  readonly operation: OperationSpec
  readonly requestId: string
  readonly trace: Trace | null
  readonly language: Language
  readonly clientAddress: string
  /** Fields for the request's log line, added by whoever knows them. */
  readonly logFields: Record<string, unknown>
}

type Input<Services, S extends OperationSpec, Zone> = RequestContext<Services> &
  Zone & {
    readonly params: Output<S["params"]>
    readonly query: Output<S["query"]>
    readonly headers: Output<S["headers"]>
    readonly body: S["rawBody"] extends RawBody ? Uint8Array : Output<S["body"]>
    readonly ifMatch: S["ifMatch"] extends "required" ? Precondition : Precondition | null
  }

type AnswerTo<R extends OperationSpec["responses"]> =
  | {
      [Status in keyof R & number]: R[Status] extends typeof Problem
        ? ProblemAnswer<Status>
        : BodyAnswer<Status, R[Status] extends Schema ? z.output<R[Status]> : undefined>
    }[keyof R & number]
  | Response

/** The input of any operation, once its schemas have been applied. */
export type ValidatedInput = {
  params: unknown
  query: unknown
  headers: unknown
  body: unknown
  ifMatch: Precondition | null
}

/** An operation as the kernel sees it: its schemas have done their work, so its types no longer matter. */
export type Operation<Services, Zone> = {
  readonly spec: OperationSpec
  readonly run: (context: RequestContext<Services> & Zone, input: ValidatedInput) => Promise<Answer>
  /** Which version it would answer with; null when it would not. Asked first where a client has one already. */
  readonly version?: (
    context: RequestContext<Services> & Zone,
    input: ValidatedInput,
  ) => Promise<Version | null>
}

type Handlers<Services, Zone> = { readonly [M in Method]?: Operation<Services, Zone> }

/** What a route file exports as `handlers`. */
export type RouteModule = { readonly zone: string; readonly handlers: Handlers<never, never> }

/** A folder's middleware: may answer by itself, or pass on with what it adds to the context. */
export type Middleware<Services> = {
  /** The zone whose context this middleware fills; a route of that zone must stand below one. */
  readonly provides?: string
  readonly run: (
    context: RequestContext<Services>,
    next: (additions?: object) => Promise<Answer>,
  ) => Promise<Answer>
}

/** What a zone fixes for all of its routes. */
export type ZoneSpec = {
  /** The OpenAPI security scheme; null for a zone that anyone may enter. */
  readonly security: string | null
  readonly cacheControl: string
  /** Statuses that its middleware may answer by itself. */
  readonly refusals: readonly number[]
  /** Whether POSTs take an `Idempotency-Key`; the scope tells whose key it is. */
  readonly idempotencyScope?: (context: never) => string
}

/**
 * Makes the vocabulary that route files are written in, for one kind of services and a set of zones.
 * The zone of a route fixes the type of its handlers' context and what its callers must prove.
 *
 * @example
 * export const handlers = define.member({
 *   GET: define.op({ id: "readMe", summary: "Read one's account", responses: { 200: MeWire } })
 *     .handle(async ({ actor, services }) => ok(toMeWire(await services.accounts.readMe(actor)))),
 * })
 */
export const createDefine = <Services, Zones extends Record<string, object>>(zones: {
  readonly [Z in keyof Zones]: ZoneSpec
}) => {
  const inZone = <Zone>(zone: string) => {
    return (handlers: Handlers<Services, Zone>): RouteModule => ({ zone, handlers })
  }
  return {
    /**
     * Declares an operation; `handle` then gives it its code, and a read may tell its version at less cost than its
     * whole answer. Two steps, so that literal types are kept.
     */
    op: <const S extends OperationSpec>(spec: S) => ({
      handle: <Zone = object>(
        handler: (input: Input<Services, S, Zone>) => Promise<AnswerTo<S["responses"]>>,
        version?: (input: Input<Services, S, Zone>) => Promise<Version | null>,
      ): Operation<Services, Zone> => ({
        spec,
        run: (context, input) => handler(Object.assign(context, input) as Input<Services, S, Zone>),
        ...(version && {
          version: (context, input) => version(Object.assign(context, input) as Input<Services, S, Zone>),
        }),
      }),
    }),
    middleware: (middleware: Middleware<Services>): Middleware<Services> => middleware,
    ...(Object.fromEntries(Object.keys(zones).map((zone) => [zone, inZone(zone)])) as {
      readonly [Z in keyof Zones]: (handlers: Handlers<Services, Zones[Z]>) => RouteModule
    }),
  }
}
