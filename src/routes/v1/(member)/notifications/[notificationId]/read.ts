import {
  NotificationParams,
  NotificationWire,
  toNotificationWire,
} from "../../../../../contract/notification.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "readNotification",
      summary: "Mark an entry of one's inbox as read",
      params: NotificationParams,
      responses: { 200: NotificationWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const result = await services.notifications.read(actor, params)
      return result.ok
        ? ok(toNotificationWire(result.value), { version: result.value.version })
        : problem(httpProblems.notFound, undefined)
    }),
})
