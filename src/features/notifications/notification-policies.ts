import type { NotificationKind } from "./notification.ts"

/** The groups that a member can silence in the settings of an Android phone. The app makes a channel for each. */
export const pushChannels = ["alarms", "brewing", "fermentation", "news"] as const
export type PushChannel = (typeof pushChannels)[number]

/**
 * What replaces what, on the way to an Android phone that can't be reached. FCM keeps one message of each for a phone,
 * and no more than four, whichever they are.
 */
export const collapseKeys = ["additions", "alarms", "batch", "news"] as const
export type CollapseKey = (typeof collapseKeys)[number]

export type NotificationPolicy = {
  /** Someone waits for it this minute: it goes through a phone that sleeps. */
  readonly urgent: boolean
  /** Whether it rings in quiet hours, or waits until they end. */
  readonly inQuietHours: "rings" | "waits"
  /** For how long it is worth a ring after it was due. After that it only stands in the inbox. */
  readonly worthMinutes: number
  /** Whether it tells of something that was planned, or that came by itself. */
  readonly tellsOf: "plan" | "event"
  readonly channel: PushChannel
  readonly collapseKey: CollapseKey
  /** How loud iOS shows it. */
  readonly interruption: "passive" | "active" | "time-sensitive"
  /** Whether it is pushed to a member who has not chosen. */
  readonly defaultOn: boolean
  /** The ids in its data, which lead a tap to what it tells about. */
  readonly ids: readonly string[]
}

const hour = 60
const day = 24 * hour

/** A hop that boiled an hour too long is past saving. */
const alarm = {
  urgent: true,
  inQuietHours: "rings",
  worthMinutes: hour,
  tellsOf: "plan",
  channel: "alarms",
  collapseKey: "alarms",
  interruption: "time-sensitive",
  defaultOn: true,
  ids: ["batchId", "stepId"],
} as const satisfies NotificationPolicy

/** Work of a day, not of a minute. */
const dayWork = {
  urgent: false,
  inQuietHours: "waits",
  worthMinutes: day,
  tellsOf: "plan",
  channel: "brewing",
  collapseKey: "batch",
  interruption: "active",
  defaultOn: true,
  ids: ["batchId", "stepId"],
} as const satisfies NotificationPolicy

const ofFermentation = {
  ...dayWork,
  tellsOf: "event",
  channel: "fermentation",
  ids: ["batchId"],
} as const satisfies NotificationPolicy

const news = {
  ...dayWork,
  worthMinutes: 3 * day,
  tellsOf: "event",
  channel: "news",
  collapseKey: "news",
  interruption: "passive",
  ids: ["recipeId"],
} as const satisfies NotificationPolicy

/** How each kind is pushed. `docs/notifications.md` shows it as a table. */
export const notificationPolicies: Readonly<Record<NotificationKind, NotificationPolicy>> = {
  addition_due: { ...alarm, collapseKey: "additions", ids: ["batchId", "stepId", "additionId"] },
  timer_over: alarm,
  // Brewers chose the moment themselves, at night as well; the errand outlasts the hour.
  reminder: { ...alarm, worthMinutes: 12 * hour, ids: ["batchId", "reminderId"] },
  step_due: dayWork,
  packaging_due: { ...dayWork, worthMinutes: 2 * day },
  fermentation_finished: { ...ofFermentation, worthMinutes: 2 * day },
  fermentation_stuck: ofFermentation,
  // By then the next readings know better.
  fermentation_too_warm: { ...ofFermentation, worthMinutes: 12 * hour },
  device_silent: { ...ofFermentation, ids: ["deviceId"] },
  comment: { ...news, interruption: "active", ids: ["recipeId", "commentId"] },
  rating: news,
  low_stock: { ...news, ids: ["itemId"] },
}
