import { isProblem, problemDocument } from "./problem.ts"
import type { Answer } from "./answer.ts"
import { etagOf } from "./conditional.ts"
import type { Language } from "./language.ts"
import type { StoredAnswer } from "./idempotency.ts"

/** Safe for anything that is not a page; a page says its own policy. */
const securityHeaders = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
} as const

export type Wire = {
  readonly requestId: string
  readonly language: Language
  readonly typeBase: string
  readonly cacheControl: string
  readonly cors: Readonly<Record<string, string>>
}

/** Writes an answer's status, headers and body; what every answer carries is added by `respond`. */
export const serialise = (answer: Exclude<Answer, Response>, wire: Wire): StoredAnswer => {
  if (isProblem(answer)) {
    const headers = {
      "content-type": "application/problem+json",
      "content-language": wire.language,
      ...answer.headers,
    }
    return { status: answer.status, headers, body: JSON.stringify(problemDocument(answer, wire)) }
  }
  const { status, body, version, headers } = answer
  const empty = body === undefined
  return {
    status,
    headers: {
      ...(!empty && { "content-type": "application/json" }),
      ...(version !== undefined && { etag: etagOf(version) }),
      ...headers,
    },
    body: empty ? null : JSON.stringify(body),
  }
}

/** Makes the one Response of a request, its headers complete from the start: changing them later costs the fast path. */
export const respond = (answer: Answer, wire: Wire): Response => {
  const common = {
    ...securityHeaders,
    "cache-control": wire.cacheControl,
    vary: "Origin, Accept-Language",
    "x-request-id": wire.requestId,
    ...wire.cors,
  }
  if (answer instanceof Response) {
    const { status, body } = answer
    const headers: Record<string, string> = { ...common, ...Object.fromEntries(answer.headers) }
    return new Response(body, { status, headers })
  }
  const { status, headers, body } = serialise(answer, wire)
  if (status >= 400)
    return new Response(body, { status, headers: { ...common, "cache-control": "no-store", ...headers } })
  return new Response(body, { status, headers: { ...common, ...headers } })
}
