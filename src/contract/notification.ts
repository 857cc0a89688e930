import * as z from "zod"
import { type Notification, notificationKinds } from "../features/notifications/index.ts"
import type { NotificationId } from "../shared/ids.ts"
import { LocalizedWire } from "./localized.ts"
import { id } from "./wire-id.ts"
import { wireTime } from "./wire-time.ts"

const notificationId = id<NotificationId>()

/** An entry of the inbox. */
export const NotificationWire = z
  .object({
    id: z.uuid(),
    kind: z.enum(notificationKinds),
    title: LocalizedWire,
    body: LocalizedWire,
    data: z
      .record(z.string(), z.string())
      .describe("Where a tap leads: ids by name, such as batchId and stepId"),
    dueAt: wireTime.describe("When what it tells about was due"),
    missed: z.boolean().describe("It had become too late to be pushed: its body begins with when it was due"),
    readAt: wireTime.nullable(),
    version: z.int().min(1),
    createdAt: wireTime,
  })
  .meta({ id: "Notification" })
export type NotificationWire = z.output<typeof NotificationWire>

export const toNotificationWire = (notification: Notification): NotificationWire => ({
  id: notification.id,
  kind: notification.kind,
  title: notification.title,
  body: notification.body,
  data: { ...notification.data },
  dueAt: notification.dueAt.toISOString(),
  missed: notification.missedAt !== null,
  readAt: notification.readAt?.toISOString() ?? null,
  version: notification.version,
  createdAt: notification.createdAt.toISOString(),
})

export const NotificationParams = z.strictObject({ notificationId })

/** What the inbox is ordered by. */
export const NotificationKey = z.strictObject({
  createdAt: wireTime.transform((text) => new Date(text)),
  id: notificationId,
})
