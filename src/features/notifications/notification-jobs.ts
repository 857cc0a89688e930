import { z } from "zod"
import type { Sql } from "../../platform/postgres/database.ts"
import { enqueue } from "../../platform/postgres/enqueue.ts"
import type { NotificationId } from "../../shared/ids.ts"

const NotificationJob = z.object({
  ownerUid: z.string(),
  notificationId: z.custom<NotificationId>((value) => z.uuid().safeParse(value).success),
})

/** The job that brings a notification to the phones of its owner. */
export const PushNotification = NotificationJob.extend({
  /** Which installations may not be tried before when, by their ids, and how often they were over their quota. */
  waits: z
    .record(z.string(), z.object({ until: z.iso.datetime(), tries: z.int().min(0) }))
    .readonly()
    .exactOptional(),
})
export type PushNotification = z.infer<typeof PushNotification>

/** The job that brings the live document of a notification up to its row. */
export const ProjectNotification = NotificationJob
export type ProjectNotification = z.infer<typeof ProjectNotification>

declare global {
  namespace GraphileWorker {
    interface Tasks {
      push_notification: PushNotification
      project_notification: ProjectNotification
    }
  }
}

export const planPush = (tx: Sql, job: PushNotification, runAt?: Date): Promise<void> =>
  enqueue(tx, "push_notification", job, {
    key: pushKey(job.notificationId),
    ...(runAt ? { runAt } : {}),
  })

export const planProjection = (tx: Sql, job: ProjectNotification): Promise<void> =>
  enqueue(tx, "project_notification", job, { key: projectionKey(job.notificationId) })

/** One job per notification, however often it is tried again. */
export const pushKey = (id: NotificationId): string => `push_notification:${id}`

/** One job per document: changes that come while it waits are written together. */
export const projectionKey = (id: NotificationId): string => `project_notification:${id}`
