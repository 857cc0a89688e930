import { type NotificationKind, notificationKinds } from "./notification.ts"
import { notificationPolicies } from "./notification-policies.ts"
import type { QuietHours } from "./quiet-hours.ts"

/** What a member wants to be rung for, and when not. */
export type Preferences = {
  /** Whether a kind is pushed. One that is not still stands in the inbox. */
  readonly push: Readonly<Record<NotificationKind, boolean>>
  readonly quietHours: QuietHours | null
  readonly version: number
}

/** A member's choice; a kind that it does not name is pushed as its policy says, as one of a later release. */
export type ChosenPushes = { readonly [Kind in NotificationKind]?: boolean | undefined }

export const withDefaults = (chosen: ChosenPushes): Preferences["push"] => {
  const pushOf = (kind: NotificationKind): boolean => chosen[kind] ?? notificationPolicies[kind].defaultOn
  return {
    step_due: pushOf("step_due"),
    addition_due: pushOf("addition_due"),
    timer_over: pushOf("timer_over"),
    packaging_due: pushOf("packaging_due"),
    fermentation_finished: pushOf("fermentation_finished"),
    fermentation_stuck: pushOf("fermentation_stuck"),
    fermentation_too_warm: pushOf("fermentation_too_warm"),
    device_silent: pushOf("device_silent"),
    reminder: pushOf("reminder"),
    comment: pushOf("comment"),
    rating: pushOf("rating"),
    low_stock: pushOf("low_stock"),
  }
}

/** Of a member who has not chosen. The first choice makes the second version. */
export const defaultPreferences: Preferences = { push: withDefaults({}), quietHours: null, version: 1 }

/** Whether two say the same, whatever their versions. */
export const samePreferences = (one: Preferences, other: Preferences): boolean =>
  notificationKinds.every((kind) => one.push[kind] === other.push[kind]) &&
  one.quietHours?.from === other.quietHours?.from &&
  one.quietHours?.to === other.quietHours?.to
