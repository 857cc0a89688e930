import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import * as z from "zod"

/** A message that FCM has taken. */
export type Arrival = {
  /** What a phone tells messages apart by: two of the same tag show once. */
  readonly tag: string
  readonly token: string
  readonly title: string
  /** Where a tap leads: ids by name, and its kind. */
  readonly data: Readonly<Record<string, string>>
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** What becomes of a message. One whose answer is lost was taken all the same. */
export type Fate = "taken" | "unavailable" | "no answer" | "answer lost"

export type FcmStandIn = {
  readonly url: string
  readonly arrivals: readonly Arrival[]
  /** When each request came, whatever became of it. */
  readonly asked: readonly number[]
  /** What becomes of messages from now on. */
  readonly decide: (fateOf: () => Fate) => void
  readonly close: () => Promise<void>
}

const Request = z.object({
  message: z.object({
    token: z.string(),
    notification: z.object({ title: z.string() }),
    data: z.record(z.string(), z.string()),
    android: z.object({ notification: z.object({ tag: z.string() }) }),
  }),
})

/**
 * FCM HTTP v1 as far as a fault needs it: takes messages, or fails, hangs or loses an answer when it is told to. Unlike
 * the push sink it keeps no file, so that a hundred thousand messages are no burden.
 * @param now milliseconds since the epoch, by the clock of those who send
 */
export const startFcmStandIn = async (now: () => number = () => Date.now()): Promise<FcmStandIn> => {
  const arrivals: Arrival[] = []
  const asked: number[] = []
  let fateOf = (): Fate => "taken"

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push(now())
    const body = await textOf(request)
    const fate = fateOf()
    if (fate === "unavailable") {
      send(response, 503, { error: { code: 503, status: "UNAVAILABLE", message: "The service is down." } })
      return
    }
    if (fate === "no answer") return
    const { message } = Request.parse(JSON.parse(body))
    const { token, notification, data, android } = message
    arrivals.push({ tag: android.notification.tag, token, title: notification.title, data, at: now() })
    if (fate === "answer lost") request.socket.destroy()
    else send(response, 200, { name: `projects/p/messages/${arrivals.length}` })
  }
  const server = createServer((request, response) => {
    // Whoever sends may be killed in the middle.
    answer(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  // The cast states what listening on a port gives.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    asked,
    decide: (next) => {
      fateOf = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = ""
  request.setEncoding("utf8")
  for await (const chunk of request) text += String(chunk)
  return text
}

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" })
  response.end(JSON.stringify(body))
}
