import { connect, createServer, type Socket } from "node:net"

export type CuttableLink = {
  /** `127.0.0.1:port`, where one reaches what is behind the link. */
  readonly host: string
  /** From now on whoever is connected is cut off, and nobody gets through, until it is mended. */
  readonly cut: () => void
  readonly mend: () => void
  readonly stop: () => Promise<void>
}

/** A link to `127.0.0.1:port` that can be cut: a server that goes away and comes back. */
export const cuttableLink = async (target: string): Promise<CuttableLink> => {
  const { hostname, port } = new URL(`http://${target}`)
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((socket) => {
    if (isCut) {
      socket.destroy()
      return
    }
    const onward = connect(Number(port), hostname)
    for (const end of [socket, onward]) {
      open.add(end)
      end.on("close", () => open.delete(end))
      end.on("error", () => undefined)
    }
    socket.pipe(onward).pipe(socket)
  })
  const cutOff = () => {
    for (const socket of open) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("the link listens on no port")
  return {
    host: `127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true
      cutOff()
    },
    mend: () => {
      isCut = false
    },
    stop: async () => {
      cutOff()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
