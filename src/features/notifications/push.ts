/** What a phone is sent. The id is the notification's: a message that arrives twice is shown once. */
export type PushMessage = {
  readonly id: string
  readonly token: string
  readonly title: string
  readonly body: string
  /** For the app: where a tap leads. */
  readonly data: Readonly<Record<string, string>>
  /** Breaks through a phone that sleeps or is on do-not-disturb: someone stands at a boiling kettle. */
  readonly urgent: boolean
  /** After this it is of no use any more, and no phone that comes back online rings for it. */
  readonly expiresAt: Date
}

export type PushOutcome =
  | { readonly kind: "sent"; readonly messageId: string }
  /** The installation is gone, or the token never was one. */
  | { readonly kind: "token_dead" }
  /** Sending it again would be refused again. */
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unavailable"; readonly reason: string; readonly retryAfterSeconds: number | null }

/** The way to a phone. */
export type Push = { readonly send: (message: PushMessage) => Promise<PushOutcome> }
