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
 * the same message id twice, which a phone shows once. Dead tokens are removed. One that has become too late is not
 * pushed: it stays in the inbox, marked as missed.
 * @throws PushUnavailable when an installation could not be reached and FCM doesn't say when it can: try again later
 */
export const pushNotification = async (deps: NotificationDeps, job: PushNotification): Promise<void> => {
  const { db, clock } = deps
  const notification = await findNotification(db.sql, job.notificationId)
  if (!notification || notification.missedAt) return
  const installations = await pushableInstallations(db.sql, notification)
  if (installations.length === 0) return
  if (clock.now() > notification.expiresAt) return markMissed(deps, job)

  const outcomes = await Promise.all(
    installations.map((installation) => pushTo(deps, notification, installation)),
  )
  const unavailable = outcomes.filter((outcome) => outcome.kind === "unavailable")
  if (unavailable.length === 0) return
  const waits = unavailable.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? [])
  if (waits.length === 0) throw new PushUnavailable(unavailable.map(({ reason }) => reason).join("; "))
  await planPush(db.sql, job, new Date(clock.now().getTime() + Math.max(...waits) * 1000))
}

/** FCM could not be reached: the job is tried again with back-off. */
export class PushUnavailable extends Error {
  override readonly name = "PushUnavailable"
}

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
    await tx
      .updateTable("notifications")
      .set((on) => ({ missedAt: now, updatedAt: now, version: on("version", "+", 1) }))
      .where("id", "=", job.notificationId)
      .execute()
    await planProjection(tx, job)
  })
