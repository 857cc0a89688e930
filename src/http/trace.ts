/** Where a request stands in a distributed trace, as W3C trace context writes it. */
export type Trace = { readonly traceId: string; readonly spanId: string; readonly sampled: boolean }

const traceparent = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/
const cloudTrace = /^([0-9a-f]{32})\/([0-9]{1,20})(?:;o=([01]))?$/i

/**
 * Reads `traceparent`, or the older `X-Cloud-Trace-Context` where a load balancer sends only that.
 * Anything malformed, or the all-zero ids that the standard forbids, counts as no trace at all.
 */
export const readTrace = (headers: Headers): Trace | null => {
  const w3c = headers.get("traceparent")
  if (w3c !== null) {
    const [, traceId = "", spanId = "", flags = ""] = traceparent.exec(w3c) ?? []
    const valid = /[1-9a-f]/.test(traceId) && /[1-9a-f]/.test(spanId) && !w3c.startsWith("ff")
    return valid ? { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 } : null
  }
  const google = headers.get("x-cloud-trace-context")
  const [, traceId, span, sampled] = (google !== null && cloudTrace.exec(google)) || []
  if (traceId === undefined || span === undefined) return null
  const spanId = BigInt.asUintN(64, BigInt(span)).toString(16).padStart(16, "0")
  return { traceId: traceId.toLowerCase(), spanId, sampled: sampled === "1" }
}

const acceptable = /^[\w.:/+=-]{1,128}$/

/** The client's own `X-Request-Id` when it is short and harmless, else a new one. */
export const requestIdOf = (headers: Headers): string => {
  const given = headers.get("x-request-id")
  return given !== null && acceptable.test(given) ? given : crypto.randomUUID()
}
