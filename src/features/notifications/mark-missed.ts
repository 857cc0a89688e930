import { memberSettings } from "../accounts/index.ts"
import { missedText } from "./missed-text.ts"
import type { Notification } from "./notification.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { planProjection, type PushNotification } from "./notification-jobs.ts"
import { notificationPolicies } from "./notification-policies.ts"

/**
 * Gives up what has become too late: it stands in the inbox as missed, and says when it was due. Not what a phone has
 * got, and not what was settled before it was too late: there is nothing left to do.
 */
export const markMissed = async (
  { db, clock }: Pick<NotificationDeps, "db" | "clock">,
  notification: Notification,
  { ownerUid }: PushNotification,
): Promise<void> => {
  if (wasSettled(notification)) return
  const { id, ownerId, body } = notification
  await db.transaction(async (tx) => {
    const settings = await memberSettings(tx, ownerId)
    if (!settings) return
    const now = clock.now()
    const missed = missedText(notification, now, settings.timeZone)
    const { numUpdatedRows } = await tx
      .updateTable("notifications")
      .set((on) => ({
        body: JSON.stringify({ fr: `${missed.fr} ${body.fr}`, en: `${missed.en} ${body.en}` }),
        missedAt: now,
        updatedAt: now,
        version: on("version", "+", 1),
      }))
      .where("id", "=", id)
      .where("missedAt", "is", null)
      .where((on) =>
        on.not(
          on.exists(
            on
              .selectFrom("pushDeliveries")
              .select("installationId")
              .where("notificationId", "=", id)
              .where("outcome", "=", "sent"),
          ),
        ),
      )
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await planProjection(tx, { ownerUid, notificationId: id })
  })
}

/** What is settled expires before its time. */
const wasSettled = ({ kind, dueAt, expiresAt }: Notification): boolean =>
  expiresAt.getTime() < dueAt.getTime() + notificationPolicies[kind].worthMinutes * 60_000
