/**
 * A service that we depend on does not answer. Nobody's defect, and it passes: the answer is 503 and worth repeating.
 * Adapters throw it with what they saw as `cause`.
 */
export class Outage extends Error {
  override readonly name: string = "Outage"
  readonly service: string

  constructor(service: string, options?: ErrorOptions) {
    super(`${service} does not answer`, options)
    this.service = service
  }
}
