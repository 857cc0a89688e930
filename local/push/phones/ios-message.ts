import { z } from "zod"
import { messagePart, MessageText, type PlatformMessage, urgencies } from "./shown-notification.ts"

const CommonTexts = messagePart({ title: MessageText, body: MessageText })

/** `alert` is a text or an object of texts; null when there is none, and the message is silent. */
const Alert = z
  .union([
    z.string().transform((body) => ({ title: null, subtitle: null, body })),
    z.looseObject({ title: MessageText, subtitle: MessageText, body: MessageText }),
  ])
  .nullable()
  .catch(null)

// Apple's names have dashes; `messagePart` leaves them alone.
const Aps = messagePart({
  alert: Alert,
  "thread-id": z.string().catch(""),
  "interruption-level": z.enum(urgencies).catch("active"),
})

const IosMessage = messagePart({
  notification: CommonTexts,
  apns: messagePart({
    headers: z.record(z.string(), z.string()).catch({}),
    payload: messagePart({ aps: Aps }),
  }),
})

/**
 * A message as an iPhone reads it.
 * @param sentAt ms since the epoch; `apns-expiration: 0` means that APNs tries once, then
 * Source: https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
export const iosMessage = (message: unknown, sentAt: number): PlatformMessage => {
  const { notification, apns } = IosMessage.parse(message)
  const { aps } = apns.payload
  const header = (name: string): string | undefined =>
    Object.entries(apns.headers).find(([key]) => key.toLowerCase() === name)?.[1]

  const collapseId = header("apns-collapse-id") ?? null
  const title = aps.alert?.title ?? notification.title
  const body = aps.alert?.body ?? notification.body
  return {
    expiresAt: expiry(header("apns-expiration"), sentAt),
    waitsAs: collapseId,
    notification:
      title === null && body === null
        ? null
        : {
            title,
            subtitle: aps.alert?.subtitle ?? null,
            body,
            urgency: aps["interruption-level"],
            thread: aps["thread-id"],
            collapseId,
          },
  }
}

const expiry = (header: string | undefined, sentAt: number): number | null => {
  const seconds = header === undefined ? NaN : Number(header)
  if (Number.isNaN(seconds)) return null
  return seconds === 0 ? sentAt : seconds * 1000
}
