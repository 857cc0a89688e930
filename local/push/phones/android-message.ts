import { z } from "zod"
import { messagePart, MessageText, type PlatformMessage } from "./shown-notification.ts"

const AndroidMessage = messagePart({
  notification: messagePart({ title: MessageText, body: MessageText }),
  android: messagePart({
    priority: z.string().catch(""),
    collapse_key: MessageText,
    ttl: z.string().nullable().catch(null),
    notification: messagePart({
      title: MessageText,
      body: MessageText,
      tag: MessageText,
    }),
  }),
})

/**
 * A message as an Android phone reads it.
 * @param sentAt ms since the epoch; `ttl` counts from there
 * Source: https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages#androidconfig
 */
export const androidMessage = (message: unknown, sentAt: number): PlatformMessage => {
  const { notification, android } = AndroidMessage.parse(message)
  const title = android.notification.title ?? notification.title
  const body = android.notification.body ?? notification.body
  return {
    expiresAt: android.ttl === null ? null : sentAt + Number.parseFloat(android.ttl) * 1000,
    waitsAs: android.collapse_key,
    notification:
      title === null && body === null
        ? null
        : {
            title,
            subtitle: null,
            body,
            // What wakes a sleeping phone.
            urgency: android.priority.toLowerCase() === "high" ? "time-sensitive" : "active",
            // Without a group of its own, Android puts everything of one app together.
            thread: "",
            collapseId: android.notification.tag,
          },
  }
}
