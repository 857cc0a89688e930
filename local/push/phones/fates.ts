import type { PlatformMessage } from "./shown-notification.ts"

/** What became of a message on its phone. */
export type Fate =
  | "shown"
  /** A later one of the same id stands in its place. */
  | "replaced"
  /** It shows nothing: the app got it. */
  | "silent"
  /** It had expired when the phone could be reached again, so it was never delivered. */
  | "late"
  /** The phone is offline; it will come, unless it expires. */
  | "waiting"

export type Delivery = PlatformMessage & {
  /** In ms since the epoch; null while the phone is offline. */
  readonly arrivedAt: number | null
}

/** What became of the messages of one phone, given in the order in which they arrived. */
export const fates = (deliveries: readonly Delivery[]): readonly Fate[] => {
  const later = new Set<string>()
  return deliveries
    .toReversed()
    .map((delivery): Fate => {
      const { arrivedAt, expiresAt, notification } = delivery
      if (arrivedAt === null) return "waiting"
      if (expiresAt !== null && arrivedAt > expiresAt) return "late"
      if (notification === null) return "silent"
      const { collapseId } = notification
      if (collapseId === null) return "shown"
      if (later.has(collapseId)) return "replaced"
      later.add(collapseId)
      return "shown"
    })
    .toReversed()
}
