import { createHash } from "node:crypto"
import type { RequestRecord } from "../../http/mount.ts"
import type { Logger } from "./logger.ts"

/**
 * Makes the function that writes one line per answered request: the route and never the address, whose ids and
 * tokens are nobody's business; the member by a hash.
 * @param projectId names the trace as Cloud Logging wants it, so that lines of one request are shown together
 */
export const makeRequestLog =
  (log: Logger, projectId: string) =>
  ({ context, route, status, durationMs, error }: RequestRecord): void => {
    const { request, requestId, trace, operation, logFields } = context
    const { actor } = logFields
    const fields = {
      httpRequest: {
        requestMethod: request.method,
        requestUrl: route,
        status,
        userAgent: request.headers.get("user-agent") ?? "",
        latency: `${(durationMs / 1000).toFixed(6)}s`,
      },
      requestId,
      operation: operation.id,
      ...logFields,
      actor: undefined,
      member: typeof actor === "string" ? pseudonymOf(actor) : undefined,
      ...(trace && {
        "logging.googleapis.com/trace": `projects/${projectId}/traces/${trace.traceId}`,
        "logging.googleapis.com/spanId": trace.spanId,
        "logging.googleapis.com/trace_sampled": trace.sampled,
      }),
    }
    const message = `${request.method} ${route} ${status}`
    // Probes ask every few seconds; what they find out is told by whoever sent them.
    if (route.startsWith("/health/")) log.debug("http.probe", message, fields)
    else if (status >= 500 && error !== undefined && status !== 503) {
      log.error("http.request_failed", message, { ...fields, error })
    } else if (status >= 500)
      log.warning("http.request_unavailable", message, { ...fields, reason: reasonOf(error) })
    else log.info("http.request", message, fields)
  }

const reasonOf = (error: unknown): string | undefined => (error instanceof Error ? error.message : undefined)

const pseudonyms = new Map<string, string>()

/** The same member has the same pseudonym in every line, and no line leads back to the member. */
const pseudonymOf = (memberId: string): string => {
  const known = pseudonyms.get(memberId)
  if (known !== undefined) return known
  if (pseudonyms.size >= 10_000) pseudonyms.clear()
  const pseudonym = createHash("sha256").update(memberId).digest("hex").slice(0, 16)
  pseudonyms.set(memberId, pseudonym)
  return pseudonym
}
