const preflightSeconds = "7200"
const allowedHeaders =
  "authorization, content-type, if-match, if-none-match, idempotency-key, x-request-id, traceparent, brasse-client"
const exposedHeaders =
  "etag, location, retry-after, ratelimit, ratelimit-policy, x-request-id, idempotency-replayed, deprecation, sunset, content-disposition, brasse-lost"

/** Headers that let a page of a configured origin read the answer; none for any other origin. */
export const corsHeaders = (
  origin: string | null,
  allowed: ReadonlySet<string>,
): Readonly<Record<string, string>> =>
  origin !== null && allowed.has(origin)
    ? { "access-control-allow-origin": origin, "access-control-expose-headers": exposedHeaders }
    : {}

/** What a preflight asks further; empty when the request is none. */
export const preflightHeaders = (request: Request, allow: string): Readonly<Record<string, string>> =>
  request.headers.has("access-control-request-method")
    ? {
        "access-control-allow-methods": allow,
        "access-control-allow-headers": allowedHeaders,
        "access-control-max-age": preflightSeconds,
      }
    : {}
