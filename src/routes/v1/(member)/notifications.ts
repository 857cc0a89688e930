import { NotificationKey, NotificationWire, toNotificationWire } from "../../../contract/notification.ts"
import { ok } from "../../../http/answer.ts"
import { pageOf, pageQuery, pageWire } from "../../../http/page.ts"
import { define } from "../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listNotifications",
      summary: "List one's inbox, the newest first",
      query: pageQuery(NotificationKey),
      responses: { 200: pageOf(NotificationWire) },
    })
    .handle(async ({ query, actor, services }) => {
      const page = await services.notifications.list(actor, { limit: query.limit, after: query.cursor })
      return ok(pageWire(page, toNotificationWire))
    }),
})
