import { enqueue } from "../../platform/postgres/enqueue.ts"
import { type ProjectNotification, projectionKey } from "../notifications/index.ts"
import type { LiveDeps } from "./live-deps.ts"
import { liveNotification } from "./live-notification.ts"
import { notificationPath } from "./live-path.ts"
import { project } from "./project.ts"

/** Brings the live document of a notification up to its row. Older versions never overwrite newer ones. */
export const projectNotification = async (deps: LiveDeps, job: ProjectNotification): Promise<void> => {
  const nextTurn = await project(deps, notificationPath(job.ownerUid, job.notificationId), async () => {
    const notification = await deps.notifications.forProjection(job.notificationId)
    return notification && liveNotification(notification)
  })
  if (nextTurn) {
    const key = projectionKey(job.notificationId)
    await enqueue(deps.db.sql, "project_notification", job, { key, runAt: nextTurn })
  }
}
