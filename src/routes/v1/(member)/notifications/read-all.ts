import { noContent } from "../../../../http/answer.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "readAllNotifications",
      summary: "Mark all of one's inbox as read",
      responses: { 204: null },
    })
    .handle(async ({ actor, services }) => {
      await services.notifications.readAll(actor)
      return noContent()
    }),
})
