/** Why a request is refused: the JSON API answers `reason`, the XML API `code`; both say the message. */
export const REFUSALS = {
  accessDenied: { status: 403, reason: "forbidden", code: "AccessDenied" },
  badDigest: { status: 400, reason: "invalid", code: "BadDigest" },
  bucketExists: { status: 409, reason: "conflict", code: "BucketAlreadyExists" },
  entityTooLarge: { status: 400, reason: "uploadTooLarge", code: "EntityTooLarge" },
  entityTooSmall: { status: 400, reason: "invalid", code: "EntityTooSmall" },
  expired: { status: 400, reason: "invalid", code: "ExpiredToken" },
  invalid: { status: 400, reason: "invalid", code: "InvalidArgument" },
  malformedHeader: { status: 400, reason: "invalid", code: "MalformedSecurityHeader" },
  methodNotAllowed: { status: 405, reason: "methodNotAllowed", code: "MethodNotAllowed" },
  noSuchBucket: { status: 404, reason: "notFound", code: "NoSuchBucket" },
  noSuchKey: { status: 404, reason: "notFound", code: "NoSuchKey" },
  notOffered: { status: 501, reason: "notImplemented", code: "NotImplemented" },
  preconditionFailed: { status: 412, reason: "conditionNotMet", code: "PreconditionFailed" },
  rangeNotSatisfiable: { status: 416, reason: "requestedRangeNotSatisfiable", code: "InvalidRange" },
  signatureMismatch: { status: 403, reason: "forbidden", code: "SignatureDoesNotMatch" },
} as const

/** A refusal in the words of Cloud Storage. Thrown by the calls, answered by the app. */
export class StorageError extends Error {
  readonly refusal: keyof typeof REFUSALS
  /** Further elements of the XML answer. */
  readonly details: Readonly<Record<string, string>>

  constructor(
    refusal: keyof typeof REFUSALS,
    message: string,
    details: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = "StorageError"
    this.refusal = refusal
    this.details = details
  }
}

export const toJsonError = ({ refusal, message }: StorageError) => {
  const { status, reason } = REFUSALS[refusal]
  return { error: { code: status, message, errors: [{ message, domain: "global", reason }] } }
}

export const toXmlError = ({ refusal, message, details }: StorageError): string => {
  const elements = Object.entries({ Code: REFUSALS[refusal].code, Message: message, ...details })
  const inner = elements.map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`).join("")
  return `<?xml version='1.0' encoding='UTF-8'?><Error>${inner}</Error>`
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
