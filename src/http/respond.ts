import { isProblem, problemDocument } from "./problem.ts"
import type { Answer } from "./answer.ts"
import { etagOf } from "./version.ts"
import type { RequestContext } from "./define.ts"
import type { StoredAnswer } from "./idempotency.ts"

/** Safe for anything that is not a page; a page says its own policy. */
const securityHeaders = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
} as const

export type Wire = {
  readonly context: Pick<RequestContext<unknown>, "requestId" | "language">
  readonly typeBase: string
  readonly cacheControl: string
  readonly cors: Readonly<Record<string, string>>
}

/** Writes an answer's status, headers and body; what every answer carries is added by `respond`. */
export const serialise = (answer: Exclude<Answer, Response>, wire: Wire): StoredAnswer => {
  if (isProblem(answer)) {
    const { language, requestId } = wire.context
    const headers = {
      "content-type": "application/problem+json",
      "content-language": language,
      ...answer.headers,
    }
    const document = problemDocument(answer, { typeBase: wire.typeBase, requestId, language })
    return { status: answer.status, headers, body: JSON.stringify(document) }
  }
  const { status, body, version } = answer
  const headers: Record<string, string> = {}
  if (body !== undefined) headers["content-type"] = "application/json"
  if (version !== undefined) headers["etag"] = etagOf(version)
  if (answer.headers) Object.assign(headers, answer.headers)
  return { status, headers, body: body === undefined ? null : JSON.stringify(body) }
}

/** Makes the one Response of a request, its headers complete from the start: changing them later costs the fast path. */
export const respond = (answer: Answer, wire: Wire): Response => {
  const { status, headers, body } =
    answer instanceof Response
      ? { status: answer.status, headers: Object.fromEntries(answer.headers), body: answer.body }
      : serialise(answer, wire)
  return new Response(body, {
    status,
    headers: {
      ...securityHeaders,
      "cache-control": status < 400 ? wire.cacheControl : "no-store",
      vary: "Origin, Accept-Language",
      "x-request-id": wire.context.requestId,
      ...wire.cors,
      ...headers,
    },
  })
}
