import type { Member } from "../../shared/actor.ts"
import type { NotificationId } from "../../shared/ids.ts"
import { olderThan } from "../../platform/postgres/keyset.ts"
import { type Page, pageOf, type PageRequest } from "../../shared/page.ts"
import type { Notification } from "./notification.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { notificationOf } from "./notification-row.ts"

/** Where a page of the inbox ends. */
export type NotificationKey = { readonly createdAt: Date; readonly id: NotificationId }

/** One's inbox, the newest first. */
export const listNotifications = async (
  { db }: Pick<NotificationDeps, "db">,
  member: Member,
  { limit, after }: PageRequest<NotificationKey>,
): Promise<Page<Notification, NotificationKey>> => {
  const rows = await db.sql
    .selectFrom("notifications")
    .selectAll()
    .where("ownerId", "=", member.id)
    .where(olderThan(after))
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(notificationOf), limit, ({ createdAt, id }) => ({ createdAt, id }))
}
