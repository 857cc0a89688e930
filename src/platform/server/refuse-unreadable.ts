import { STATUS_CODES } from "node:http"
import type { Duplex } from "node:stream"

type Refusal = { readonly status: number; readonly code: string; readonly detail: string }

const refusals: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: "headers_too_large",
    detail: "The headers are larger than 8 KiB. Is the token a Firebase ID token?",
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: "request_timeout",
    detail: "The request did not arrive in time. Send it again.",
  },
}

const malformed: Refusal = {
  status: 400,
  code: "malformed_request",
  detail: "What was sent is not an HTTP request.",
}

/** Answers what Node could not read as a request, so that no app ever sees it: a problem document, like any other. */
export const refuseUnreadable = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, code, detail } = refusals[error.code ?? ""] ?? malformed
  const title = STATUS_CODES[status] ?? "Bad Request"
  const body = JSON.stringify({ type: "about:blank", title, status, detail, code })
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      "content-type: application/problem+json",
      `content-length: ${Buffer.byteLength(body)}`,
      "connection: close",
      "",
      body,
    ].join("\r\n"),
  )
}
