import { assertNever } from "../../shared/assert-never.ts"
import type { InstallationId } from "../../shared/ids.ts"
import type { Installation } from "./installation.ts"
import type { Notification } from "./notification.ts"
import type { PushNotification } from "./notification-jobs.ts"
import type { PushOutcome } from "./push.ts"
import { spreadOf } from "./spread.ts"

export type PushWaits = NonNullable<PushNotification["waits"]>
export type Pushed = { readonly installation: Installation; readonly outcome: PushOutcome }

/** The clocks of machines differ: what is due in a moment is due. */
const toleranceMs = 1_000

/** Whether an installation may be tried, as far as it said when. */
export const mayBeTried = (waits: PushWaits, id: InstallationId, now: Date): boolean => {
  const wait = waits[id]
  return wait === undefined || Date.parse(wait.until) <= now.getTime() + toleranceMs
}

/** For each installation that could not be reached, when it may be tried again. Those not tried this time wait on. */
export const waitsAfter = (
  notification: Notification,
  before: PushWaits,
  pushed: readonly Pushed[],
  now: Date,
): PushWaits => {
  const tried = new Set<string>(pushed.map(({ installation }) => installation.id))
  const stillWaiting = Object.entries(before).filter(([id]) => !tried.has(id))
  const waiting = pushed.flatMap(({ installation: { id }, outcome }) => {
    const tries = before[id]?.tries ?? 0
    const seconds = secondsUntilNext(notification, outcome, tries)
    if (seconds === null) return []
    const until = new Date(now.getTime() + seconds * 1000).toISOString()
    return [[id, { until, tries: outcome.kind === "over_quota" ? tries + 1 : tries }] as const]
  })
  return Object.fromEntries([...stillWaiting, ...waiting])
}

/** When the job comes back: for whoever may be tried first, and not later than the push is worth it. */
export const nextTry = (waits: PushWaits, { expiresAt }: Notification): Date | null => {
  const untils = Object.values(waits).map(({ until }) => Date.parse(until))
  return untils.length === 0 ? null : new Date(Math.min(...untils, expiresAt.getTime() + 1))
}

/** Null where nothing is left to try. What FCM says counts; whoever was told the same does not come at the same moment. */
const secondsUntilNext = (
  notification: Notification,
  outcome: PushOutcome,
  quotaTries: number,
): number | null => {
  const jitter = 1 + spreadOf(notification.id) / 5
  switch (outcome.kind) {
    case "held":
      return outcome.retryAfterSeconds
    case "over_quota":
      return (outcome.retryAfterSeconds ?? afterQuotaSeconds(quotaTries)) * jitter
    case "unavailable":
      return (outcome.retryAfterSeconds ?? afterOutageSeconds(notification)) * jitter
    case "sent":
    case "token_dead":
    case "refused":
      return null
    default:
      return assertNever(outcome)
  }
}

/**
 * FCM asks for a minute at least, and more each time.
 * Source: https://firebase.google.com/docs/cloud-messaging/scale-fcm
 */
const afterQuotaSeconds = (tries: number): number => 60 * Math.min(2 ** tries, 16)

/**
 * A growing wait would lose an alarm that FCM could deliver again while it still matters. It is no storm: where many
 * fail, they are held.
 */
const afterOutageSeconds = ({ urgent }: Notification): number => (urgent ? 15 : 60)
