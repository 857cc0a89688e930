import { RequestError } from "@hono/node-server"
import { STATUS_CODES } from "node:http"
import type { Duplex } from "node:stream"

/** What was sent never became a request, so that no app ever sees it. */
const statuses = { headersTooLarge: 431, requestTimeout: 408, malformedRequest: 400 } as const
export type Unreadable = keyof typeof statuses

/** Writes the answer to it. */
export type Refuse = (what: Unreadable) => Response

/** An answer without a word, for servers that nobody reads. */
export const refuseSilently: Refuse = (what) => new Response(null, { status: statuses[what] })

const reasons: Readonly<Record<string, Unreadable>> = {
  HPE_HEADER_OVERFLOW: "headersTooLarge",
  ERR_HTTP_REQUEST_TIMEOUT: "requestTimeout",
}

/** Answers what Node's parser gave up on. */
export const refuseUnparsed = async (
  error: NodeJS.ErrnoException,
  socket: Duplex,
  refuse: Refuse,
): Promise<void> => {
  const { status, headers, body } = await written(refuse(reasons[error.code ?? ""] ?? "malformedRequest"))
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy()
    return
  }
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...headers,
    `content-length: ${body.byteLength}`,
    "connection: close",
  ]
  socket.write(`${lines.join("\r\n")}\r\n\r\n`)
  socket.end(body)
}

const written = async (response: Response) => ({
  status: response.status,
  headers: [...response.headers].map(([name, value]) => `${name}: ${value}`),
  body: new Uint8Array(await response.arrayBuffer()),
})

/** Answers what was parsed but has no address: a Host that is missing or malformed, `OPTIONS *`. */
export const refuseUnaddressed =
  (refuse: Refuse) =>
  (error: unknown): Response =>
    error instanceof RequestError ? refuse("malformedRequest") : new Response(null, { status: 500 })
