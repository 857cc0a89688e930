import type { Fate } from "../phones/fates.ts"
import type { LiveBatch } from "../live/live-batch.ts"
import type { LiveStatus } from "../live/live-batches.ts"
import type { ShownNotification } from "../phones/shown-notification.ts"

/** What somebody chose to look at; null leaves it to the page. */
export type Wanted = { readonly phone: string | null; readonly batch: string | null }

/** Whom messages are sent to: a phone by its token; a topic or a condition counts as one. */
export type Phone = {
  readonly address: string
  readonly kind: "token" | "topic"
  /** Counted in the order of their first messages, from 1; null for one that got none. */
  readonly number: number | null
  readonly messages: number
  readonly offline: boolean
}

export type Look = "ios" | "android"

export type PhoneMessage = {
  readonly key: string
  readonly sentAt: string
  /** Null while the phone is offline. */
  readonly arrivedAt: string | null
  readonly looks: Readonly<Record<Look, MessageOnPhone>>
  /** As it was sent. */
  readonly message: unknown
}
export type MessageOnPhone = { readonly fate: Fate; readonly notification: ShownNotification | null }

export type BatchChoice = {
  readonly id: string
  readonly name: string | null
  readonly state: string | null
}

/** The live documents: which there are, and the one that is shown. */
export type LiveView = LiveStatus & {
  readonly batches: readonly BatchChoice[]
  readonly batch: LiveBatch | null
}

/** All that the page shows. */
export type PageState = {
  readonly phones: readonly Phone[]
  /** The one that is shown, by its address. */
  readonly phone: string | null
  /** Those of that phone, the newest first. */
  readonly messages: readonly PhoneMessage[]
  readonly live: LiveView
}
