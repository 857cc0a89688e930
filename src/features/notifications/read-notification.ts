import type { Member } from "../../shared/actor.ts"
import type { NotificationId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { Notification } from "./notification.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { planProjection } from "./notification-jobs.ts"
import { notificationOf } from "./notification-row.ts"

export type NotificationNotFound = { readonly kind: "notification_not_found" }

/** Marks an entry of one's inbox as read. Read already, it stays as it is. */
export const readNotification = (
  { db, clock }: Pick<NotificationDeps, "db" | "clock">,
  member: Member,
  { notificationId }: { readonly notificationId: NotificationId },
): Promise<Result<Notification, NotificationNotFound>> =>
  db.transaction(async (tx): Promise<Result<Notification, NotificationNotFound>> => {
    const row = await tx
      .selectFrom("notifications")
      .selectAll()
      .where("id", "=", notificationId)
      .where("ownerId", "=", member.id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return err({ kind: "notification_not_found" })
    if (row.readAt) return ok(notificationOf(row))
    const now = clock.now()
    const read = await tx
      .updateTable("notifications")
      .set({ readAt: now, updatedAt: now, version: row.version + 1 })
      .where("id", "=", notificationId)
      .returningAll()
      .executeTakeFirstOrThrow()
    await planProjection(tx, { ownerUid: member.uid, notificationId })
    return ok(notificationOf(read))
  })

/** Marks all of one's inbox as read. */
export const readAllNotifications = (
  { db, clock }: Pick<NotificationDeps, "db" | "clock">,
  member: Member,
): Promise<void> =>
  db.transaction(async (tx) => {
    const now = clock.now()
    const read = await tx
      .updateTable("notifications")
      .set((on) => ({ readAt: now, updatedAt: now, version: on("version", "+", 1) }))
      .where("ownerId", "=", member.id)
      .where("readAt", "is", null)
      .returning("id")
      .execute()
    for (const { id } of read) {
      await planProjection(tx, { ownerUid: member.uid, notificationId: id as NotificationId })
    }
  })
