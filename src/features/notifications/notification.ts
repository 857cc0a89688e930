import type { MemberId, NotificationId } from "../../shared/ids.ts"
import type { Localized } from "../../shared/localized.ts"

export const notificationKinds = [
  "step_due",
  "addition_due",
  "timer_over",
  "packaging_due",
  "fermentation_finished",
  "fermentation_stuck",
  "fermentation_too_warm",
  "device_silent",
  "reminder",
  "comment",
  "rating",
  "low_stock",
] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** An entry of a member's inbox. */
export type Notification = {
  readonly id: NotificationId
  readonly ownerId: MemberId
  readonly kind: NotificationKind
  readonly title: Localized
  readonly body: Localized
  /** Where a tap leads: ids by name. */
  readonly data: Readonly<Record<string, string>>
  readonly urgent: boolean
  /** When what it tells about was due. */
  readonly dueAt: Date
  /** After this it is no longer pushed. */
  readonly expiresAt: Date
  /** When we gave up pushing it, because it had become too late; null when it was not too late. */
  readonly missedAt: Date | null
  readonly readAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}
