import { accepts } from "./accepts.ts"
import type { Answer, BodyAnswer } from "./answer.ts"
import type { Step } from "./chain.ts"
import { isCurrent, namesTag, notModified, preconditionRequired, readIfMatch } from "./conditional.ts"
import type { Operation, RequestContext, ZoneSpec } from "./define.ts"
import { answerOfUnit, fingerprintOf, readIdempotencyKey, takesKey, type UnitOfWork } from "./idempotency.ts"
import { isProblem, problem } from "./problem.ts"
import { httpProblems } from "./problems.ts"
import { checkContentType, decodeJsonText, readBody, refuseBody } from "./read-body.ts"
import { serialise, type Wire } from "./respond.ts"
import { compileValidation, noInput } from "./validate.ts"
import type { Version } from "./version.ts"

export type OperationOptions = {
  readonly maxBodyBytes: number
  readonly unitOfWork: UnitOfWork
  readonly wireOf: (context: RequestContext<unknown>, cacheControl: string) => Wire
}

/** The end of the chain: what is accepted, the body, validation, the unit of work, the handler, conditional reads. */
export const compileOperation = (
  operation: Operation<never, never>,
  zone: ZoneSpec,
  options: OperationOptions,
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
      const refused = checkContentType(headers, contentTypes)
      if (refused) return refused
      const read = await readBody(request, maxBytes)
      if (!(read instanceof Uint8Array)) return read
      bytes = read
      if (schema) {
        const decoded = decodeJsonText(bytes)
        if (typeof decoded !== "string") return decoded
        text = decoded
      }
    } else if (request.method !== "GET") {
      const refused = await refuseBody(request)
      if (refused) return refused
    }

    const input = validate ? await validate(c, context.language, text) : noInput
    if (isProblem(input)) return input
    const whole = rawBody ? { ...input, body: bytes, ifMatch } : ifMatch ? { ...input, ifMatch } : input
    const run = () => operation.run(context as never, whole)

    if (zone.idempotencyScope && takesKey(request.method, spec, zone)) {
      const key = readIdempotencyKey(headers.get("idempotency-key"))
      if (key !== null && typeof key !== "string") return key
      if (key !== null) {
        const wire = options.wireOf(context, zone.cacheControl)
        const fingerprint = await fingerprintOf(
          request.method,
          c.req.url.slice(c.req.url.indexOf("/", 8)),
          bytes,
        )
        const unit = { scope: zone.idempotencyScope(context as never), route: spec.id, key, fingerprint }
        return answerOfUnit(await options.unitOfWork.run(unit, async () => stored(await run(), wire)))
      }
    }

    const isRead = request.method === "GET" || request.method === "HEAD"
    const ifNoneMatch = isRead ? headers.get("if-none-match") : null
    if (ifNoneMatch !== null && operation.version) {
      const version = await operation.version(context as never, whole)
      if (version !== null && isCurrent(ifNoneMatch, version))
        return notModified({ status: 304, body: null, version })
    }
    return revalidated(await run(), ifNoneMatch)
  }
}

const stored = async (answer: Answer, wire: Wire) =>
  answer instanceof Response
    ? { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
    : serialise(answer, wire)

const isVersioned = (answer: Answer): answer is BodyAnswer & { version: Version } =>
  !(answer instanceof Response) && "version" in answer && answer.version !== undefined

const revalidated = (answer: Answer, ifNoneMatch: string | null): Answer => {
  if (ifNoneMatch === null) return answer
  if (isVersioned(answer)) return isCurrent(ifNoneMatch, answer.version) ? notModified(answer) : answer
  const etag = answer instanceof Response ? answer.headers.get("etag") : null
  return etag !== null && namesTag(ifNoneMatch, etag)
    ? new Response(null, { status: 304, headers: { etag } })
    : answer
}
