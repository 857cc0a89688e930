import type { Credential } from "firebase-admin/app"
import { Agent } from "node:http"
import { connect, type Socket } from "node:net"

const FCM_HOST = "fcm.googleapis.com"

/**
 * Takes firebase-admin's messages to a local sink instead of to FCM, so that Google's own SDK says whether the sink speaks
 * as FCM does. The SDK always calls `https://fcm.googleapis.com`; given to `initializeApp` as `httpAgent` this opens plain
 * HTTP/1.1 connections to the sink, and none to anywhere else. The SDK heeds an agent on HTTP/1.1 only: `send` speaks
 * that anyway, `sendEach` after `getMessaging(app).enableLegacyHttpTransport()`.
 */
class SinkAgent extends Agent {
  /** Node refuses an agent whose protocol is not the one of the URL. */
  readonly protocol = "https:"
  readonly #sink: { readonly host: string; readonly port: number }

  constructor(sinkUrl: string) {
    super({ keepAlive: true })
    const { hostname, port } = new URL(sinkUrl)
    this.#sink = { host: hostname, port: Number(port === "" ? 80 : port) }
  }

  override createConnection({ host }: { readonly host?: string | undefined }): Socket {
    if (host !== FCM_HOST)
      throw new Error(`the push sink stands in for ${FCM_HOST}, not for ${host ?? "nothing"}`)
    return connect(this.#sink)
  }
}

/** An `httpAgent` for an app of firebase-admin that only sends messages. `sinkUrl` is `http://host:port`. */
export const sinkAgent = (sinkUrl: string): Agent => new SinkAgent(sinkUrl)

/** Credentials for such an app: the sink wants a token, any will do. */
export const sinkCredential: Credential = {
  getAccessToken: () => Promise.resolve({ access_token: "local-sink", expires_in: 3600 }),
}
