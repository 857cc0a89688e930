import type { Sql } from "../../platform/postgres/database.ts"
import { memberSettings } from "../accounts/index.ts"
import type { Notification } from "./notification.ts"
import { notificationPolicies } from "./notification-policies.ts"
import type { Preferences } from "./preferences.ts"
import { quietUntil } from "./quiet-hours.ts"
import { spreadOf } from "./spread.ts"

/** Somebody chose the moment, not the night: what rings in quiet hours does so within an hour of it. */
const itsMomentMs = 60 * 60_000
/** Many nights end at seven, and not all phones must be rung in that second. */
const spreadSeconds = { from: 1, to: 31 }

/** When a notification may ring that may not ring now, for its owner's quiet hours; null when it may. */
export const ringTime = async (
  sql: Sql,
  { id, ownerId, kind, dueAt }: Notification,
  { quietHours }: Preferences,
  now: Date,
): Promise<Date | null> => {
  if (!quietHours) return null
  const { inQuietHours } = notificationPolicies[kind]
  if (inQuietHours === "rings" && now.getTime() <= dueAt.getTime() + itsMomentMs) return null
  const settings = await memberSettings(sql, ownerId)
  const end = settings && quietUntil(now, settings.timeZone, quietHours)
  if (!end) return null
  const { from, to } = spreadSeconds
  return new Date(end.getTime() + (from + spreadOf(id) * (to - from)) * 1000)
}
