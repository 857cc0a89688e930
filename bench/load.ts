import { once } from "node:events"
import { connect, type Socket } from "node:net"

export type Load = {
  /** Sends so many requests, each connection one after the other; rejects at the first answer with another status. */
  readonly send: (count: number, nextRequest: () => string) => Promise<void>
}

/**
 * A closed loop over kept-alive connections of its own. It reads no more of an answer than where it ends: a generator
 * that is slower than the server lets it idle between requests, and flatters whichever server does more. The
 * connections end with the server.
 */
export const openLoad = async (options: {
  readonly port: number
  readonly connections: number
  readonly expectedStatus: number
}): Promise<Load> => {
  const sockets = await Promise.all(
    Array.from({ length: options.connections }, async () => {
      const socket = connect({ port: options.port, host: "127.0.0.1", noDelay: true })
      await once(socket, "connect")
      return socket
    }),
  )
  return {
    send: async (count, nextRequest) => {
      let left = count
      const takeNext = (): string | null => (left-- > 0 ? nextRequest() : null)
      const rest = stayAwake()
      await Promise.all(sockets.map((socket) => converse(socket, takeNext, options.expectedStatus)))
      rest()
    },
  }
}

/**
 * Keeps this process from sleeping: waking it would be charged to the server that answers, dearly so on a virtual
 * machine, and to a slow server for every answer while a fast one never lets us sleep.
 */
const stayAwake = (): (() => void) => {
  let awake = true
  const spin = (): void => {
    if (awake) setImmediate(spin)
  }
  spin()
  return () => {
    awake = false
  }
}

/** One request after the other on a connection, until there are no more. */
const converse = (socket: Socket, takeNext: () => string | null, expectedStatus: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let held: Buffer | null = null
    const end = (error?: Error): void => {
      socket.off("data", onData).off("error", end).off("close", onClose)
      if (error) reject(error)
      else resolve()
    }
    const onClose = (): void => end(new Error("the server closed a connection"))
    const sendNext = (): void => {
      const request = takeNext()
      if (request === null) end()
      else if (socket.destroyed) onClose()
      else socket.write(request, "latin1")
    }
    const onData = (chunk: Buffer): void => {
      const bytes = held === null ? chunk : Buffer.concat([held, chunk])
      const answer = readAnswer(bytes)
      if (answer === null || bytes.length < answer.length) {
        held = bytes
        return
      }
      held = null
      if (answer.status === expectedStatus) sendNext()
      else end(new Error(`expected ${expectedStatus}, got: ${bytes.toString("latin1").slice(0, 600)}`))
    }
    socket.on("data", onData).on("error", end).on("close", onClose)
    sendNext()
  })

const blankLine = "\r\n\r\n"

/** The status of an answer and how many bytes it has; null while its head is incomplete. */
const readAnswer = (bytes: Buffer): { readonly status: number; readonly length: number } | null => {
  const headEnd = bytes.indexOf(blankLine)
  if (headEnd === -1) return null
  const head = bytes.toString("latin1", 0, headEnd)
  const status = Number(head.slice(9, 12))
  const body = status === 304 ? 0 : Number(/content-length: (\d+)/i.exec(head)?.[1])
  if (Number.isNaN(body)) throw new Error(`an answer without a length: ${head}`)
  return { status, length: headEnd + blankLine.length + body }
}

/** A GET as bytes on the wire. */
export const getRequest = (path: string, headers: Readonly<Record<string, string>>): string => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join("")}\r\n`
}
