import { z } from "zod"

/** How insistent a notification is. The names are Apple's; Android's channels are read as the nearest of them. */
export const urgencies = ["passive", "active", "time-sensitive", "critical"] as const
export type Urgency = (typeof urgencies)[number]

/** What a phone shows of a message. */
export type ShownNotification = {
  readonly title: string | null
  readonly subtitle: string | null
  readonly body: string | null
  readonly urgency: Urgency
  /** Notifications of one thread lie on one stack. */
  readonly thread: string
  /** A later notification of the same id takes the place of the earlier one. */
  readonly collapseId: string | null
}

/** A message as one platform reads it. */
export type PlatformMessage = {
  /** Null for one that shows nothing: the app gets it in silence. */
  readonly notification: ShownNotification | null
  /** After this it is not delivered any more, in ms since the epoch; null when it says nothing. */
  readonly expiresAt: number | null
  /** Of messages of one such name, only the newest is kept for a phone that is offline; null when all are. */
  readonly waitsAs: string | null
}

/** A text of a message. Whatever else stands there shows nothing: a phone does not fail either. */
export const MessageText = z.string().nullable().catch(null)

/** Objects of a message, with the names of protobuf's JSON in either form. What is no object counts as an empty one. */
export const messagePart = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    (value) =>
      value === null || typeof value !== "object" || Array.isArray(value)
        ? {}
        : Object.fromEntries(Object.entries(value).map(([name, inner]) => [snakeCased(name), inner])),
    z.object(shape),
  )

const snakeCased = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
