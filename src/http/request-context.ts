import { clientAddress } from "./client-address.ts"
import type { OperationSpec, RequestContext } from "./define.ts"
import { type Language, preferredLanguage } from "./language.ts"
import { readTrace, requestIdOf, type Trace } from "./trace.ts"

export type ClientAddressOptions = {
  readonly trustedProxyHops: number
  /** The address of the connection, from what the server hands to the app with each request. */
  readonly peerAddress: (env: unknown) => string
}

/** What is known of a request from the start. What only some ask for is worked out when they do: hence a class. */
export class IncomingContext implements RequestContext<unknown> {
  readonly request: Request
  readonly services: unknown
  readonly operation: OperationSpec
  readonly requestId: string
  readonly logFields: Record<string, unknown> = {}
  readonly #env: unknown
  readonly #options: ClientAddressOptions

  constructor(
    request: Request,
    services: unknown,
    operation: OperationSpec,
    env: unknown,
    options: ClientAddressOptions,
  ) {
    this.request = request
    this.services = services
    this.operation = operation
    this.requestId = requestIdOf(request.headers)
    this.#env = env
    this.#options = options
  }

  get trace(): Trace | null {
    return readTrace(this.request.headers)
  }

  get language(): Language {
    return preferredLanguage(this.request.headers.get("accept-language"))
  }

  get clientAddress(): string {
    const { trustedProxyHops, peerAddress } = this.#options
    const forwarded = this.request.headers.get("x-forwarded-for")
    return clientAddress(forwarded, trustedProxyHops, peerAddress(this.#env))
  }
}
