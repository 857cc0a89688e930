import { createServer, type Server } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { getRequestListener, type HttpBindings } from "@hono/node-server"
import { type Refuse, refuseSilently, refuseUnaddressed, refuseUnparsed } from "./refuse-unreadable.ts"

type Fetch = Parameters<typeof getRequestListener>[0]

export type HttpServer = {
  readonly port: number
  /** Accepts nothing new, lets what runs end for at most so long, then cuts it off. */
  readonly stop: (drainSeconds: number) => Promise<void>
}

/** Above Cloud Run's and the load balancer's own 600 s, so that they never meet a connection we are closing. */
const keepAliveMs = 620_000

/** Limits against clients that send their headers or body drop by drop; Node's own defaults are far wider. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 8 * 1024,
  keepAlive: true,
  // Node's own answer has no words; ours has.
  requireHostHeader: false,
}

export const startHttpServer = async (
  fetch: Fetch,
  {
    host,
    port,
    refuse = refuseSilently,
  }: { readonly host: string; readonly port: number; readonly refuse?: Refuse },
): Promise<HttpServer> => {
  const answer = getRequestListener(fetch, { errorHandler: refuseUnaddressed(refuse) })
  const server = createServer(limits, (incoming, outgoing) => void answer(incoming, outgoing))
  server.keepAliveTimeout = keepAliveMs
  server.on("clientError", (error, socket) => void refuseUnparsed(error, socket, refuse))
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("the server has no port")
  return { port: address.port, stop: (drainSeconds) => stop(server, drainSeconds) }
}

const stop = async (server: Server, drainSeconds: number): Promise<void> => {
  const closed = new Promise<boolean>((resolve) => server.close(() => resolve(true)))
  const deadline = Date.now() + drainSeconds * 1000
  const isClosedSoon = (): Promise<boolean> => {
    server.closeIdleConnections() // a kept-alive connection ends when its request has
    return Promise.race([closed, sleep(50, false)])
  }
  while (!(await isClosedSoon()) && Date.now() < deadline);
  server.closeAllConnections()
  await closed
}

/** The address of the connection that a request came on, from what the server hands to the app. */
export const peerAddress = (env: unknown): string => {
  const bindings = env as Partial<HttpBindings> | undefined
  return bindings?.incoming?.socket.remoteAddress ?? "unknown"
}
