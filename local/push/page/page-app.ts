import { Hono } from "hono"
import { NONCE, secureHeaders, type SecureHeadersVariables } from "hono/secure-headers"
import { streamSSE } from "hono/streaming"
import { pageAssets } from "./page-assets.ts"
import { sendEachChange } from "./page-events.ts"
import { pageHtml } from "./page-html.ts"
import { pageState } from "./page-state.ts"
import type { LiveBatches } from "../live/live-batches.ts"
import type { OfflinePhones } from "../offline-phones.ts"
import type { Received } from "../received.ts"

export type PageParts = {
  readonly received: Received
  readonly offline: OfflinePhones
  readonly live: LiveBatches
}

/** Nothing from elsewhere, nothing inline but what bears the nonce. */
const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: [NONCE],
  styleSrc: [NONCE],
  connectSrc: ["'self'"],
  imgSrc: ["data:"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
}

/** The page that shows a phone's lock screen and the live document beside it, both by themselves. */
export const pageApp = ({
  received,
  offline,
  live,
}: PageParts): Hono<{ Variables: SecureHeadersVariables }> => {
  const app = new Hono<{ Variables: SecureHeadersVariables }>()
  // Named with each route: a middleware for all would reach into the app that this one is part of.
  const secure = secureHeaders({ contentSecurityPolicy: policy, strictTransportSecurity: false })

  app.get("/", secure, (c) =>
    c.html(
      pageHtml({
        language: c.req.query("lang") ?? c.req.header("Accept-Language"),
        look: c.req.query("look"),
        nonce: c.get("secureHeadersNonce") ?? "",
      }),
    ),
  )
  app.get("/page.js", secure, async (c) =>
    c.body(await pageAssets.script(), 200, { "Content-Type": "text/javascript; charset=utf-8" }),
  )
  app.get("/page.css", secure, async (c) =>
    c.body(await pageAssets.style(), 200, { "Content-Type": "text/css; charset=utf-8" }),
  )

  app.get("/events", (c) => {
    const wanted = { phone: c.req.query("phone") || null, batch: c.req.query("batch") || null }
    const read = () =>
      pageState(
        {
          received: received.all(),
          isOffline: offline.has,
          status: live.status(),
          documents: live.documents(),
        },
        wanted,
      )
    const watch = (changed: () => void) => {
      const unwatch = [received, offline, live].map((source) => source.watch(changed))
      return () => {
        for (const end of unwatch) end()
      }
    }
    return streamSSE(c, (stream) => sendEachChange(stream, { read, watch }))
  })
  return app
}
