import type { MemberId, NotificationId } from "../../shared/ids.ts"
import type { Notification } from "./notification.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { findNotification } from "./notification-row.ts"

/** A notification as its live document shows it; null when there is none. */
export const forProjection = (
  { db }: Pick<NotificationDeps, "db">,
  id: NotificationId,
): Promise<Notification | null> => findNotification(db.sql, id)

/** The ids of all notifications of a member. */
export const projectedIds = async (
  { db }: Pick<NotificationDeps, "db">,
  ownerId: MemberId,
): Promise<readonly NotificationId[]> => {
  const rows = await db.sql
    .selectFrom("notifications")
    .select("id")
    .where("ownerId", "=", ownerId)
    .orderBy("id")
    .execute()
  return rows.map(({ id }) => id as NotificationId)
}
