import { createServer, type Socket } from "node:net"

export type SilentServer = {
  readonly port: number
  readonly connections: () => number
  readonly stop: () => Promise<void>
}

/**
 * A server that takes connections and says no more than `greet` does: what a client sees when packets are dropped on the
 * way, or when the machine behind the address is gone.
 */
export const silentServer = async (greet: (socket: Socket) => void = () => {}): Promise<SilentServer> => {
  const open = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    open.add(socket)
    socket.on("close", () => open.delete(socket))
    socket.on("error", () => {})
    greet(socket)
    socket.resume()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  return {
    port: typeof address === "object" && address ? address.port : 0,
    connections: () => connections,
    stop: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What PostgreSQL says to whoever it lets in without a password; after that, silence. */
export const greetAsPostgres = (socket: Socket): void => {
  socket.once("data", () => socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])))
}

/** What PostgreSQL says to whoever has to give a password. */
export const askForPassword = (socket: Socket): void => {
  socket.once("data", () => socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3])))
}
