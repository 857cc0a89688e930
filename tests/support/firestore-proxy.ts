import {
  type ClientHttp2Session,
  connect,
  constants,
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from "node:http2"
import type { AddressInfo } from "node:net"

/** What becomes of a call: it reaches the emulator, is refused as by a service that is down, or is never answered. */
export type CallFate = "through" | "unavailable" | "no answer"

/** A call that came, whatever became of it. */
export type FirestoreCall = {
  /** As `Commit`, or `BatchGetDocuments`. */
  readonly verb: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

export type FirestoreProxy = {
  /** `127.0.0.1:port`, for FIRESTORE_EMULATOR_HOST. */
  readonly host: string
  readonly calls: readonly FirestoreCall[]
  /** What becomes of calls that begin from now on. One that has had no answer gets none later. */
  readonly decide: (fateOf: (verb: string) => CallFate) => void
  readonly close: () => Promise<void>
}

/**
 * Stands between a worker and the Firestore emulator, and sees each call that the SDK makes, those it repeats by itself
 * as well. It speaks HTTP/2 in clear, as gRPC does with the emulator, and passes on what it does not understand.
 * @param target `host:port` of the emulator
 */
export const startFirestoreProxy = async (target: string): Promise<FirestoreProxy> => {
  const calls: FirestoreCall[] = []
  const sessions = new Set<ServerHttp2Session>()
  let fateOf = (_verb: string): CallFate => "through"
  let emulator: ClientHttp2Session | null = null

  const upstream = (): ClientHttp2Session => {
    if (emulator && !emulator.closed && !emulator.destroyed) return emulator
    emulator = connect(`http://${target}`)
    emulator.on("error", () => undefined)
    return emulator
  }

  const server = createServer()
  server.on("session", (session) => {
    sessions.add(session)
    session.on("error", () => undefined)
    session.on("close", () => sessions.delete(session))
    session.on("stream", (stream, headers) => {
      // Whoever calls may be killed in the middle, or cancel.
      stream.on("error", () => undefined)
      const verb = headers[":path"]?.split("/").at(-1) ?? ""
      calls.push({ verb, at: Date.now() })
      const fate = fateOf(verb)
      if (fate === "through") passOn(stream, headers, upstream())
      else stream.resume()
      if (fate === "unavailable") stream.respond(unavailable, { endStream: true })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  // The cast states what listening on a port gives.
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    calls,
    decide: (next) => {
      fateOf = next
    },
    close: async () => {
      for (const session of sessions) session.destroy()
      emulator?.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** gRPC says with its trailers how a call ended; without an answer before them they are the headers. */
const unavailable = {
  ":status": 200,
  "content-type": "application/grpc",
  "grpc-status": "14",
  "grpc-message": "The service is down.",
}

const passOn = (
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  emulator: ClientHttp2Session,
): void => {
  const request = emulator.request(headers)
  let trailers: IncomingHttpHeaders = {}
  stream.pipe(request)
  stream.on("close", () => {
    if (!request.closed) request.close(constants.NGHTTP2_CANCEL)
  })
  request.on("response", (answer, flags) => {
    if (stream.destroyed) return
    if (flags & constants.NGHTTP2_FLAG_END_STREAM) {
      stream.respond(answer, { endStream: true })
      return
    }
    stream.respond(answer, { waitForTrailers: true })
    stream.on("wantTrailers", () => stream.sendTrailers(trailers))
    request.pipe(stream)
  })
  request.on("trailers", (last) => {
    trailers = last
  })
  request.on("error", () => stream.close(constants.NGHTTP2_INTERNAL_ERROR))
}
