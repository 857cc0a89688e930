import type { NotificationPolicy } from "./notification-policies.ts"

/** What a phone is sent. The id is the notification's: a message that arrives twice is shown once. */
export type PushMessage = Pick<NotificationPolicy, "channel" | "collapseKey" | "interruption"> & {
  readonly id: string
  readonly token: string
  readonly title: string
  readonly body: string
  /** For the app: where a tap leads. */
  readonly data: Readonly<Record<string, string>>
  /** What it is shown together with; null for nothing in particular. */
  readonly thread: string | null
  /** Breaks through a phone that sleeps or is on do-not-disturb: someone stands at a boiling kettle. */
  readonly urgent: boolean
  /** After this it is of no use any more, and no phone that comes back online rings for it. */
  readonly expiresAt: Date
}

export type PushOutcome =
  | { readonly kind: "sent"; readonly messageId: string }
  /** The installation is gone, or the token never was one. */
  | { readonly kind: "token_dead" }
  /** Sending it again would be refused again, until somebody mends what is wrong. */
  | { readonly kind: "refused"; readonly reason: string }
  /** There have been too many messages, to this phone or in all. */
  | { readonly kind: "over_quota"; readonly reason: string; readonly retryAfterSeconds: number | null }
  | { readonly kind: "unavailable"; readonly reason: string; readonly retryAfterSeconds: number | null }
  /** Not even tried: the way to phones is known to be closed. */
  | { readonly kind: "held"; readonly retryAfterSeconds: number }

/** The way to a phone. */
export type Push = { readonly send: (message: PushMessage) => Promise<PushOutcome> }
