import { androidMessage } from "./android-message.ts"
import { fates } from "./fates.ts"
import { iosMessage } from "./ios-message.ts"
import type { MessageOnPhone, PhoneMessage } from "../page/page-data.ts"
import type { ReceivedMessage } from "../received.ts"
import type { PlatformMessage } from "./shown-notification.ts"

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
    }
  })
  const became = fates(deliveries)
  return deliveries.map(({ notification }, index) => ({ fate: became[index] ?? "silent", notification }))
}

const nothing: MessageOnPhone = { fate: "silent", notification: null }

const arrivalOf = ({ time, arrivedAt }: ReceivedMessage): string | null =>
  arrivedAt === undefined ? time : arrivedAt
