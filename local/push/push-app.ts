import { randomBytes } from "node:crypto"
import { Hono } from "hono"
import { z } from "zod"
import { fcmErrorResponse } from "./fcm-error.ts"
import { SendRequest } from "./fcm-message.ts"
import { pageApp, type PageParts } from "./page/page-app.ts"
import { TokenRefusal, type TokenRefusals } from "./token-refusals.ts"

const Envelope = z.object({ message: z.record(z.string(), z.unknown()) })

/** FCM's `messages:send`, what tests ask of the sink, and the page that shows what arrived. */
export const pushApp = (parts: PageParts & { readonly refusals: TokenRefusals }): Hono => {
  const { received, refusals, offline } = parts
  const app = new Hono()

  app.post("/v1/projects/:projectId/messages:send", async (c) => {
    if (!/^Bearer \S/.test(c.req.header("Authorization") ?? "")) return unauthenticated()
    const body = await readJson(c.req.raw)
    const request = SendRequest.safeParse(body)
    if (!request.success) return fcmErrorResponse("INVALID_ARGUMENT", z.prettifyError(request.error))

    const { token = null } = request.data.message
    const refusal = token === null ? null : await refusals.take(token)
    if (refusal === "HANGING") return noAnswer(c.req.raw.signal)
    if (refusal !== null) return fcmErrorResponse(refusal)
    if (request.data.validate_only !== true) {
      await received.add({
        time: new Date().toISOString(),
        ...(token !== null && offline.has(token) && { arrivedAt: null }),
        token,
        message: Envelope.parse(body).message,
      })
    }
    return c.json({
      name: `projects/${c.req.param("projectId")}/messages/0:${randomBytes(8).toString("hex")}`,
    })
  })

  app.post("/tokens/:token", async (c) => {
    const refusal = TokenRefusal.safeParse(await readJson(c.req.raw))
    if (!refusal.success) return c.text(z.prettifyError(refusal.error), 400)
    await refusals.set(c.req.param("token"), refusal.data)
    return c.body(null, 204)
  })
  app.delete("/tokens/:token", async (c) => {
    await refusals.clear(c.req.param("token"))
    return c.body(null, 204)
  })
  app.put("/tokens/:token/offline", async (c) => {
    await offline.add(c.req.param("token"))
    return c.body(null, 204)
  })
  app.delete("/tokens/:token/offline", async (c) => {
    const token = c.req.param("token")
    await offline.remove(token)
    await received.arrive(token, new Date().toISOString())
    return c.body(null, 204)
  })

  app.get("/messages", (c) => {
    const token = c.req.query("token")
    return c.json(received.all().filter((message) => token === undefined || message.token === token))
  })
  app.delete("/messages", async (c) => {
    await received.clear()
    return c.body(null, 204)
  })

  app.route("/", pageApp(parts))
  return app
}

/** Until the sender has given up. */
const noAnswer = async (signal: AbortSignal): Promise<Response> => {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve))
  return new Response(null, { status: 408 })
}

const readJson = async (request: Request): Promise<unknown> => {
  const text = await request.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const unauthenticated = () =>
  Response.json(
    {
      error: {
        code: 401,
        message: "Request is missing required authentication credential.",
        status: "UNAUTHENTICATED",
      },
    },
    { status: 401 },
  )
