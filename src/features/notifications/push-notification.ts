import type { Installation } from "./installation.ts"
import { pushableInstallations, removeInstallation } from "./installation-row.ts"
import type { Notification } from "./notification.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { planProjection, planPush, type PushNotification } from "./notification-jobs.ts"
import { findNotification } from "./notification-row.ts"
import type { PushOutcome } from "./push.ts"

/**
 * Pushes a notification to each installation of its owner, in the installation's language. Where it has been sent
 * already it is not sent again, so the job may run any number of times; a crash between sending and noting it sends
 * the same message id twice, which a phone shows once. Dead tokens are removed. One that has been read is not pushed
 * any more. Nor is one that has become too late: it stays in the inbox, marked as missed unless a phone got it.
 * Where FCM can't be reached the job comes again, when FCM says or else soon.
 */
export const pushNotification = async (deps: NotificationDeps, job: PushNotification): Promise<void> => {
  const { db, clock, log } = deps
  const notification = await findNotification(db.sql, job.notificationId)
  if (!notification || notification.missedAt || notification.readAt) return
  const installations = await pushableInstallations(db.sql, notification)
  if (installations.length === 0) return
  if (clock.now() > notification.expiresAt) return markMissed(deps, job)

  const outcomes = await Promise.all(
    installations.map((installation) => pushTo(deps, notification, installation)),
  )
  for (const outcome of outcomes) {
    // A defect of ours: nobody else would ever hear of it.
    if (outcome.kind === "refused")
      log.warning("push.refused", `FCM refused a push: ${outcome.reason}`, {
        notificationId: notification.id,
      })
  }
  const unavailable = outcomes.filter((outcome) => outcome.kind === "unavailable")
  if (unavailable.length === 0) return
  const reasons = [...new Set(unavailable.map(({ reason }) => reason))].join("; ")
  log.warning("push.unavailable", `FCM can't be reached: ${reasons}`, { notificationId: notification.id })
  const waits = unavailable.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? [])
  const seconds = waits.length > 0 ? Math.max(...waits) : retryAfterSeconds(notification)
  await planPush(db.sql, job, new Date(clock.now().getTime() + seconds * 1000))
}

/**
 * A growing wait would lose an alarm that FCM could deliver again while it still matters. The SDK has tried a few times
 * itself by then.
 */
const retryAfterSeconds = ({ urgent }: Notification): number => (urgent ? 15 : 60)

const pushTo = async (
  { db, clock, push }: NotificationDeps,
  { id, title, body, data, urgent, expiresAt }: Notification,
  { id: installationId, ownerId, token, locale }: Installation,
): Promise<PushOutcome> => {
  const outcome = await push.send({
    id,
    token,
    title: title[locale],
    body: body[locale],
    data: { ...data, notificationId: id },
    urgent,
    expiresAt,
  })
  if (outcome.kind === "unavailable") return outcome
  await db.transaction(async (tx) => {
    await tx
      .insertInto("pushDeliveries")
      .values({
        notificationId: id,
        installationId,
        outcome: outcome.kind,
        messageId: outcome.kind === "sent" ? outcome.messageId : null,
        reason: outcome.kind === "refused" ? outcome.reason : null,
        sentAt: clock.now(),
      })
      .onConflict((conflict) => conflict.columns(["notificationId", "installationId"]).doNothing())
      .execute()
    if (outcome.kind === "token_dead") await removeInstallation(tx, ownerId, installationId, token)
  })
  return outcome
}

const markMissed = ({ db, clock }: NotificationDeps, job: PushNotification): Promise<void> =>
  db.transaction(async (tx) => {
    const now = clock.now()
    const { numUpdatedRows } = await tx
      .updateTable("notifications")
      .set((on) => ({ missedAt: now, updatedAt: now, version: on("version", "+", 1) }))
      .where("id", "=", job.notificationId)
      .where((on) =>
        on.not(
          on.exists(
            on
              .selectFrom("pushDeliveries")
              .select("installationId")
              .where("notificationId", "=", job.notificationId)
              .where("outcome", "=", "sent"),
          ),
        ),
      )
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await planProjection(tx, job)
  })
