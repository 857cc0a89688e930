export type OutageOptions = ErrorOptions & {
  /** When it is best tried again, for whom it is known. */
  readonly retryAfterMs?: number
  /** It was not even asked, for it has not answered others. */
  readonly isHeld?: boolean
}

/**
 * A service that we depend on does not answer. Nobody's defect, and it passes: the answer is 503 and worth repeating.
 * Adapters throw it with what they saw as `cause`.
 */
export class Outage extends Error {
  override readonly name: string = "Outage"
  readonly service: string
  /** Null where nobody knows. */
  readonly retryAfterMs: number | null
  readonly isHeld: boolean

  constructor(service: string, options: OutageOptions = {}) {
    super(`${service} does not answer${reasonOf(options.cause)}`, options)
    this.service = service
    this.retryAfterMs = options.retryAfterMs ?? null
    this.isHeld = options.isHeld ?? false
  }
}

/** Part of the message, so that whoever logs it says why. */
const reasonOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return ""
  const code = "code" in cause ? String(cause.code) : cause.name
  return `: ${cause.message || code}`
}
