import type { Look, PhoneMessage } from "../page-data.ts"
import type { ShownNotification } from "../../phones/shown-notification.ts"

/** A notification on the lock screen. */
export type Card = {
  readonly key: string
  readonly arrivedAt: string
  readonly notification: ShownNotification
}

/** Notifications that lie on each other, the newest on top. */
export type Stack = { readonly thread: string; readonly cards: readonly Card[] }

/** What the lock screen shows of a phone's messages, given the newest first: stacks by thread, the newest on top. */
export const stacksOf = (messages: readonly PhoneMessage[], look: Look): readonly Stack[] => {
  const cards = messages.flatMap(({ key, arrivedAt, looks }): readonly Card[] => {
    const { fate, notification } = looks[look]
    return fate === "shown" && arrivedAt !== null && notification ? [{ key, arrivedAt, notification }] : []
  })
  const byThread = Map.groupBy(cards, ({ notification }) => notification.thread)
  return [...byThread].map(([thread, inThread]) => ({ thread, cards: inThread }))
}
