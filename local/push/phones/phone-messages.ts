import { androidMessage } from "./android-message.ts"
import { fates } from "./fates.ts"
import { iosMessage } from "./ios-message.ts"
import type { MessageOnPhone, PhoneMessage } from "../page/page-data.ts"
import type { ReceivedMessage } from "../received.ts"
import type { PlatformMessage } from "./shown-notification.ts"

/** A phone that gets more than this in one evening is a test; nobody reads on. */
const mostShown = 200

/** What one phone got and what became of it, the newest first. */
export const phoneMessages = (received: readonly ReceivedMessage[]): readonly PhoneMessage[] => {
  const ios = onPhone(received, iosMessage)
  const android = onPhone(received, androidMessage)
  return received
    .map((one, index): PhoneMessage => ({
      key: `${index} ${one.time}`,
      sentAt: one.time,
      arrivedAt: arrivalOf(one),
      looks: { ios: ios[index] ?? nothing, android: android[index] ?? nothing },
      message: one.message,
    }))
    .slice(-mostShown)
    .toReversed()
}

const onPhone = (
  received: readonly ReceivedMessage[],
  read: (message: unknown, sentAt: number) => PlatformMessage,
): readonly MessageOnPhone[] => {
  const deliveries = received.map((one) => {
    const arrived = arrivalOf(one)
    return {
      ...read(one.message, Date.parse(one.time)),
      arrivedAt: arrived === null ? null : Date.parse(arrived),
      hasWaited: one.arrivedAt !== undefined,
    }
  })
  const became = fates(deliveries)
  return deliveries.map(({ notification }, index) => ({ fate: became[index] ?? "silent", notification }))
}

const nothing: MessageOnPhone = { fate: "silent", notification: null }

const arrivalOf = ({ time, arrivedAt }: ReceivedMessage): string | null =>
  arrivedAt === undefined ? time : arrivedAt
