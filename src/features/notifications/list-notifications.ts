import type { Member } from "../../shared/actor.ts"
import type { NotificationId } from "../../shared/ids.ts"
import type { Page, PageRequest } from "../../shared/page.ts"
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
  const own = db.sql.selectFrom("notifications").selectAll().where("ownerId", "=", member.id)
  const rest =
    after === null
      ? own
      : own.where((on) => on(on.refTuple("createdAt", "id"), "<", on.tuple(after.createdAt, after.id)))
  const rows = await rest
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map(notificationOf)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null }
}
