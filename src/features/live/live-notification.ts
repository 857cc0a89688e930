import type { Notification } from "../notifications/index.ts"
import type { LiveDocument } from "./live-store.ts"

/** The live document of an entry of the inbox. */
export const liveNotification = (notification: Notification): LiveDocument => ({
  version: notification.version,
  id: notification.id,
  kind: notification.kind,
  title: notification.title,
  body: notification.body,
  data: notification.data,
  dueAt: notification.dueAt.toISOString(),
  missed: notification.missedAt !== null,
  readAt: notification.readAt?.toISOString() ?? null,
  createdAt: notification.createdAt.toISOString(),
})
