import type { Installation } from "./installation.ts"
import { pushableInstallations, removeInstallation } from "./installation-row.ts"
import { markMissed } from "./mark-missed.ts"
import type { Notification } from "./notification.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { planPush, type PushNotification } from "./notification-jobs.ts"
import { notificationPolicies } from "./notification-policies.ts"
import { findNotification } from "./notification-row.ts"
import { findPreferences } from "./preferences-row.ts"
import type { PushMessage, PushOutcome } from "./push.ts"
import { mayBeTried, nextTry, type Pushed, waitsAfter } from "./push-waits.ts"
import { ringTime } from "./ring-time.ts"

/**
 * Pushes a notification to each installation of its owner, in the installation's language. Where it has been sent
 * already it is not sent again, so the job may run any number of times; a crash between sending and noting it sends
 * the same message id twice, which a phone shows once. Dead tokens are removed. What has been read is not pushed any
 * more, nor what its owner does not want pushed; what can wait waits for the end of their quiet hours. What has become
 * too late stays in the inbox, marked as missed unless a phone got it. Where an installation can't be reached, the job
 * comes again for it, when FCM says or else soon.
 */
export const pushNotification = async (deps: NotificationDeps, job: PushNotification): Promise<void> => {
  const { db, clock } = deps
  const notification = await findNotification(db.sql, job.notificationId)
  if (!notification || notification.missedAt || notification.readAt) return
  const installations = await pushableInstallations(db.sql, notification)
  if (installations.length === 0) return
  const preferences = await findPreferences(db.sql, notification.ownerId)
  if (!preferences.push[notification.kind]) return
  if (clock.now() > notification.expiresAt) return markMissed(deps, notification, job)
  const later = await ringTime(db.sql, notification, preferences, clock.now())
  if (later) return planPush(db.sql, job, later)

  const before = job.waits ?? {}
  const pushed = await Promise.all(
    installations
      .filter(({ id }) => mayBeTried(before, id, clock.now()))
      .map(async (installation): Promise<Pushed> => {
        const outcome = await pushTo(deps, notification, installation)
        return { installation, outcome }
      }),
  )
  warnOf(deps, notification, pushed)
  const here = new Set<string>(installations.map(({ id }) => id))
  const known = Object.fromEntries(Object.entries(before).filter(([id]) => here.has(id)))
  const waits = waitsAfter(notification, known, pushed, clock.now())
  const again = nextTry(waits, notification)
  if (again) await planPush(db.sql, { ...job, waits }, again)
}

const pushTo = async (
  deps: NotificationDeps,
  notification: Notification,
  installation: Installation,
): Promise<PushOutcome> => {
  const outcome = await deps.push.send(messageOf(notification, installation))
  if (outcome.kind === "sent" || outcome.kind === "token_dead" || outcome.kind === "refused")
    await noteDelivery(deps, notification, installation, outcome)
  return outcome
}

/** The installation's language counts, not its owner's: phones of a household differ. */
const messageOf = (notification: Notification, { token, locale }: Installation): PushMessage => {
  const { id, kind, title, body, data, urgent, expiresAt } = notification
  const { channel, collapseKey, interruption } = notificationPolicies[kind]
  return {
    id,
    token,
    title: title[locale],
    body: body[locale],
    data: { ...data, kind, notificationId: id },
    thread: data["batchId"] ?? data["recipeId"] ?? null,
    urgent,
    channel,
    collapseKey,
    interruption,
    expiresAt,
  }
}

const noteDelivery = (
  { db, clock }: NotificationDeps,
  { id: notificationId }: Notification,
  { id: installationId, ownerId, token }: Installation,
  outcome: Extract<PushOutcome, { kind: "sent" | "token_dead" | "refused" }>,
): Promise<void> =>
  db.transaction(async (tx) => {
    await tx
      .insertInto("pushDeliveries")
      .values({
        notificationId,
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

/** What nobody would ever hear of: our own defects, and that FCM does not answer. Those held say nothing: there are many. */
const warnOf = ({ log }: NotificationDeps, { id }: Notification, pushed: readonly Pushed[]): void => {
  const reasonsOf = (kind: "refused" | "over_quota" | "unavailable"): string => {
    const reasons = pushed.flatMap(({ outcome }) => (outcome.kind === kind ? outcome.reason : []))
    return [...new Set(reasons)].join("; ")
  }
  const fields = { notificationId: id }
  const refused = reasonsOf("refused")
  if (refused) log.warning("push.refused", `FCM refused a push: ${refused}`, fields)
  const overQuota = reasonsOf("over_quota")
  if (overQuota) log.warning("push.over_quota", `FCM takes no more for now: ${overQuota}`, fields)
  const unavailable = reasonsOf("unavailable")
  if (unavailable) log.warning("push.unavailable", `FCM can't be reached: ${unavailable}`, fields)
}
