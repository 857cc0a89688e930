import { createHash, createPublicKey, verify, type KeyObject } from "node:crypto"
import type { ServiceAccount } from "./service-account.ts"
import { StorageError } from "./storage-error.ts"

const ALGORITHM = "GOOG4-RSA-SHA256"
const MAX_EXPIRES_SECONDS = 7 * 24 * 3600
const MAX_SKEW_MS = 15 * 60 * 1000

export type SignedRequest = {
  readonly method: string
  /** Path and query exactly as they came over the wire: the signature covers the escapes. */
  readonly target: string
  readonly headers: Headers
}

export type SignedUrls = {
  /** Whether the URL carries a V4 signature at all. */
  readonly isSigned: (target: string) => boolean
  /**
   * Verifies a V4 signed URL: signature, time, and that the headers are those that were signed.
   * Throws what Cloud Storage answers.
   * Source: https://cloud.google.com/storage/docs/authentication/canonical-requests
   */
  readonly verify: (request: SignedRequest) => void
}

export const makeSignedUrls = (account: ServiceAccount): SignedUrls => {
  const publicKey = createPublicKey(account.privateKey)
  return {
    isSigned: (target) => parseTarget(target).query.has("X-Goog-Algorithm"),
    verify: (request) => verifySignedUrl(request, account.clientEmail, publicKey),
  }
}

const verifySignedUrl = (request: SignedRequest, clientEmail: string, publicKey: KeyObject): void => {
  const { path, query } = parseTarget(request.target)
  const parameter = (name: string): string => {
    const value = query.get(name)
    if (value === null) throw new StorageError("invalid", `The query parameter ${name} is missing.`)
    return value
  }
  if (parameter("X-Goog-Algorithm") !== ALGORITHM) {
    throw new StorageError("invalid", `X-Goog-Algorithm must be ${ALGORITHM}.`)
  }

  const date = parameter("X-Goog-Date")
  checkTime(date, parameter("X-Goog-Expires"))

  const signedHeaders = parameter("X-Goog-SignedHeaders").split(";")
  checkHeaders(signedHeaders, request.headers)

  const [email, ...scope] = parameter("X-Goog-Credential").split("/")
  const [day, , service, kind] = scope
  const scopeFits = day === date.slice(0, 8) && service === "storage" && kind === "goog4_request"
  if (email !== clientEmail || !scopeFits) {
    throw new StorageError(
      "accessDenied",
      `The credential ${email ?? ""}/${scope.join("/")} may not sign here.`,
    )
  }

  const signature = Buffer.from(parameter("X-Goog-Signature"), "hex")
  const candidates = hostsOf(request.headers).map((host) => {
    const canonical = canonicalRequest(request, { path, query, signedHeaders, host })
    const digest = createHash("sha256").update(canonical).digest("hex")
    return { canonical, toSign: [ALGORITHM, date, scope.join("/"), digest].join("\n") }
  })
  const genuine = candidates.some(({ toSign }) => verify("sha256", Buffer.from(toSign), publicKey, signature))
  if (!genuine) {
    throw new StorageError(
      "signatureMismatch",
      "The request signature we calculated does not match the signature you provided. Check your Google secret key and signing method.",
      { StringToSign: candidates[0]?.toSign ?? "", CanonicalRequest: candidates[0]?.canonical ?? "" },
    )
  }
}

const parseTarget = (target: string) => {
  const cut = target.indexOf("?")
  return cut < 0
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, cut), query: new URLSearchParams(target.slice(cut + 1)) }
}

const checkTime = (date: string, expires: string): void => {
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"))
  const seconds = Number(expires)
  if (Number.isNaN(signedAt)) throw new StorageError("invalid", "X-Goog-Date is not a time.")
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_EXPIRES_SECONDS) {
    throw new StorageError("invalid", `X-Goog-Expires must be between 1 and ${MAX_EXPIRES_SECONDS} seconds.`)
  }
  const now = Date.now()
  if (signedAt > now + MAX_SKEW_MS) throw new StorageError("accessDenied", "The URL is not valid yet.")
  const expiry = signedAt + seconds * 1000
  if (now > expiry) {
    throw new StorageError("expired", "The provided token has expired.", {
      Details: `Request signature expired at: ${new Date(expiry).toISOString()}`,
    })
  }
}

/** Signed headers must be there, and headers that change what happens must be signed. */
const checkHeaders = (signedHeaders: readonly string[], headers: Headers): void => {
  const missing = signedHeaders.find((name) => !headers.has(name))
  const unsigned = [...headers.keys()].find(
    (name) => name.startsWith("x-goog-") && !signedHeaders.includes(name),
  )
  if (missing === undefined && unsigned === undefined && signedHeaders.includes("host")) return
  const details =
    missing === undefined
      ? "Header was not included in signedheaders."
      : "Header was included in signedheaders, but not in the request."
  throw new StorageError("malformedHeader", "Your request has a malformed header.", {
    ParameterName: missing ?? unsigned ?? "host",
    Details: details,
  })
}

/** The host as it was sent and without its port: Google's SDK signs the name only, also for a local endpoint. */
const hostsOf = (headers: Headers): readonly string[] => {
  const host = headers.get("host") ?? ""
  return [host, host.replace(/:\d+$/, "")]
}

const canonicalRequest = (
  { method, headers }: SignedRequest,
  signed: {
    readonly path: string
    readonly query: URLSearchParams
    readonly signedHeaders: readonly string[]
    readonly host: string
  },
): string => {
  const query = [...signed.query]
    .filter(([name]) => name !== "X-Goog-Signature")
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .toSorted()
    .join("&")
  const headerLines = signed.signedHeaders.map((name) => {
    const value = name === "host" ? signed.host : (headers.get(name) ?? "")
    return `${name}:${value.trim().replaceAll(/\s{2,}/g, " ")}\n`
  })
  return [
    method,
    signed.path,
    query,
    headerLines.join(""),
    signed.signedHeaders.join(";"),
    headers.get("x-goog-content-sha256") ?? "UNSIGNED-PAYLOAD",
  ].join("\n")
}

/** RFC 3986: encodeURIComponent leaves five characters that a signature escapes. */
const escape = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
