import type { Answer } from "./answer.ts"
import type { OperationSpec, ZoneSpec } from "./define.ts"
import { problem, type ProblemAnswer } from "./problem.ts"
import { httpProblems } from "./problems.ts"

/** An answer as it is kept, to be given again byte for byte. */
export type StoredAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export type UnitOutcome =
  | { readonly kind: "done"; readonly answer: StoredAnswer }
  | { readonly kind: "replayed"; readonly answer: StoredAnswer }
  | { readonly kind: "running" }
  | { readonly kind: "mismatch" }

/**
 * Runs work whose effect and answer live or die together. The work joins the unit's transaction without knowing of
 * it; the answer is stored before the commit; an answer of 400 or above leaves neither effect nor memory.
 */
export type UnitOfWork = {
  readonly run: (
    unit: {
      readonly scope: string
      readonly route: string
      readonly key: string
      /** Differs when the request differs. */
      readonly fingerprint: string
    },
    work: () => Promise<StoredAnswer>,
  ) => Promise<UnitOutcome>
}

/** Whether an operation takes an `Idempotency-Key`. */
export const takesKey = (method: string, spec: OperationSpec, zone: ZoneSpec): boolean =>
  method === "POST" && zone.idempotencyScope !== undefined && spec.idempotencyKey !== false

const keyShape = /^[\x21-\x7e]{1,255}$/

/** The key of an `Idempotency-Key` header: a structured string or bare; 422 when it is empty or longer than 255. */
export const readIdempotencyKey = (header: string | null): string | null | ProblemAnswer<422> => {
  if (header === null) return null
  const key = header.trim().replace(/^"(.*)"$/, "$1")
  if (keyShape.test(key)) return key
  const message = "1 to 255 visible ASCII characters"
  const errors = [{ path: "Idempotency-Key", code: "invalid_format", message }]
  return problem(httpProblems.invalid, { count: 1 }, { extensions: { errors } })
}

/** A digest of what was asked for: the same key with another request must not get the first one's answer. */
export const fingerprintOf = async (method: string, url: string, body: Uint8Array): Promise<string> => {
  const head = new TextEncoder().encode(`${method} ${url}\n`)
  const all = new Uint8Array(head.length + body.length)
  all.set(head)
  all.set(body, head.length)
  return new Uint8Array(await crypto.subtle.digest("SHA-256", all)).toHex()
}

/** What a unit's outcome means on the wire. */
export const answerOfUnit = (outcome: UnitOutcome): Answer => {
  if (outcome.kind === "running") {
    return problem(httpProblems.requestStillRunning, undefined, { headers: { "retry-after": "1" } })
  }
  if (outcome.kind === "mismatch") return problem(httpProblems.keyReused, undefined)
  const { status, headers, body } = outcome.answer
  const replayed = outcome.kind === "replayed" ? { "idempotency-replayed": "true" } : {}
  return new Response(body, { status, headers: { ...headers, ...replayed } })
}
