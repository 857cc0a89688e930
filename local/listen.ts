import { createAdaptorServer } from "@hono/node-server"
import type { AddressInfo } from "node:net"

export type Listening = {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string
  /** `127.0.0.1:port`, as the emulator variables of the SDKs want it. */
  readonly host: string
  /** Closes the port and every connection, also those that wait for events. */
  readonly stop: () => Promise<void>
}

const LOOPBACK = "127.0.0.1"

/**
 * Serves on the loopback address only, for these stand-ins trust whoever reaches them; a container, whose ports are
 * closed to the outside anyway, gives another `address`. Port 0 takes a free one. Throws, and says whose port it is, when another program has it.
 */
export const listen = async (
  fetch: Parameters<typeof createAdaptorServer>[0]["fetch"],
  options: { readonly service: string; readonly port: number; readonly address?: string | undefined },
): Promise<Listening> => {
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false })
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`port ${options.port}, meant for ${options.service}, is taken by another program`, {
              cause: error,
            })
          : error,
      )
    })
    server.listen(options.port, options.address ?? LOOPBACK, resolve)
  })
  const host = `${LOOPBACK}:${portOf(server.address())}`
  const stop = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error === undefined ? resolve() : reject(error)))
      if ("closeAllConnections" in server) server.closeAllConnections()
    })
  return { url: `http://${host}`, host, stop }
}

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === "string") throw new Error("the server listens on no port")
  return address.port
}
