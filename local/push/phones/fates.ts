import type { PlatformMessage } from "./shown-notification.ts"

/** What became of a message on its phone. */
export type Fate =
  | "shown"
  /** A later one has taken its place: on the screen, or on the way to a phone that was offline. */
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
  /** Whether the phone was offline when it was sent. */
  readonly hasWaited: boolean
}

/** What became of the messages of one phone, given in the order in which they were sent. */
export const fates = (deliveries: readonly Delivery[]): readonly Fate[] => {
  const onScreen = new Set<string>()
  const onTheWay = new Set<string>()
  return deliveries
    .toReversed()
    .map((delivery): Fate => {
      const { arrivedAt, hasWaited, expiresAt, notification, waitsAs } = delivery
      // Of those that waited for the same moment, the newest of a name is kept.
      const place = `${arrivedAt} ${waitsAs}`
      if (hasWaited && waitsAs !== null && onTheWay.has(place)) return "replaced"
      if (hasWaited) onTheWay.add(place)
      if (arrivedAt === null) return "waiting"
      if (expiresAt !== null && arrivedAt > expiresAt) return "late"
      if (notification === null) return "silent"
      const { collapseId } = notification
      if (collapseId === null) return "shown"
      if (onScreen.has(collapseId)) return "replaced"
      onScreen.add(collapseId)
      return "shown"
    })
    .toReversed()
}
