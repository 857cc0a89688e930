import type { PushMessage } from "../../features/notifications/index.ts"

/** What FCM takes of a message, as far as we use it: https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages */
export type FcmMessage = {
  readonly token: string
  readonly notification: { readonly title: string; readonly body: string }
  readonly data: Readonly<Record<string, string>>
  readonly android: {
    /** FCM keeps one message per key for a phone that can't be reached, and four keys at most. */
    readonly collapse_key: string
    readonly priority: "high" | "normal"
    readonly ttl: `${number}s`
    /** One of the same tag takes the place of the one that is shown. */
    readonly notification: {
      readonly tag: string
      readonly channel_id: string
      readonly default_sound: boolean
    }
  }
  readonly apns: {
    readonly headers: Readonly<Record<string, string>>
    readonly payload: { readonly aps: Readonly<Record<string, string>> }
  }
  readonly webpush: {
    readonly headers: Readonly<Record<string, string>>
    readonly notification: {
      readonly tag: string
      readonly requireInteraction: boolean
      readonly silent: boolean
    }
  }
}

/** The same id on every platform makes a message that arrives twice show once. */
export const fcmMessage = (message: PushMessage, nowMs: number): FcmMessage => {
  const { id, token, title, body, data, urgent, channel, collapseKey, interruption, expiresAt } = message
  const ttlSeconds = Math.max(0, Math.floor((expiresAt.getTime() - nowMs) / 1000))
  const loud = interruption !== "passive"
  return {
    token,
    notification: { title, body },
    data,
    android: {
      collapse_key: collapseKey,
      priority: urgent ? "high" : "normal",
      ttl: `${ttlSeconds}s`,
      notification: { tag: id, channel_id: channel, default_sound: loud },
    },
    apns: {
      headers: {
        // At most 64 bytes: a UUID has 36.
        "apns-collapse-id": id,
        "apns-priority": urgent ? "10" : "5",
        "apns-expiration": String(Math.floor(expiresAt.getTime() / 1000)),
      },
      payload: {
        aps: {
          ...(loud && { sound: "default" }),
          "interruption-level": interruption,
          ...(message.thread !== null && { "thread-id": message.thread }),
        },
      },
    },
    webpush: {
      headers: {
        TTL: String(ttlSeconds),
        Urgency: urgent ? "high" : "normal",
        // At most 32 characters of base64url (RFC 8030 §5.4): a UUID without its dashes.
        Topic: id.replaceAll("-", ""),
      },
      notification: { tag: id, requireInteraction: urgent, silent: !loud },
    },
  }
}
