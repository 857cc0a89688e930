import type { App } from "firebase-admin/app"
import type { FirebaseMessagingError, Message, Messaging } from "firebase-admin/messaging"
import type { Push, PushMessage, PushOutcome } from "../../features/notifications/index.ts"
import { sinkAgent, sinkCredential } from "./sink-agent.ts"

export type PushOptions = {
  readonly projectId: string
  /** `http://host:port` of a local sink that stands in for FCM; FCM itself when left out. */
  readonly sinkUrl?: string | undefined
}

export type FirebasePush = Push & {
  /** Loads the SDK ahead of its first use: a hop alarm should not wait for that. */
  readonly warmUp: () => Promise<void>
}

/**
 * FCM through firebase-admin, the one file that knows its messages. The SDK, slow to load, is loaded on first use.
 * It has no setting for its endpoint; the sink is reached by an agent (see there for the limits and the way out),
 * which the SDK heeds because `send` speaks HTTP/1.1.
 */
export const firebasePush = (options: PushOptions): FirebasePush => {
  let app: Promise<App> | undefined
  const open = async (): Promise<Messaging> => {
    const { getMessaging } = await import("firebase-admin/messaging")
    return getMessaging(await (app ??= start(options)))
  }
  return {
    warmUp: async () => void (await open()),
    send: async (message) => {
      const messaging = await open()
      try {
        return { kind: "sent", messageId: await messaging.send(toFcm(message, Date.now())) }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

/** An app of its own: an agent that leads to the sink is of no use to anything else. */
const start = async ({ projectId, sinkUrl }: PushOptions): Promise<App> => {
  const { initializeApp } = await import("firebase-admin/app")
  const local = sinkUrl ? { httpAgent: sinkAgent(sinkUrl), credential: sinkCredential } : {}
  return initializeApp({ projectId, ...local }, `push-${projectId}-${sinkUrl ?? "fcm"}`)
}

/** The same id on every platform makes a message that arrives twice show once. */
const toFcm = ({ id, token, title, body, data, urgent, expiresAt }: PushMessage, nowMs: number): Message => {
  const ttlMs = Math.max(0, expiresAt.getTime() - nowMs)
  const ttlSeconds = Math.floor(ttlMs / 1000)
  return {
    token,
    notification: { title, body },
    data: { ...data },
    android: {
      collapseKey: id,
      priority: urgent ? "high" : "normal",
      ttl: ttlMs,
      notification: { tag: id, channelId: urgent ? "alarms" : "news", defaultSound: true },
    },
    apns: {
      headers: {
        "apns-collapse-id": id,
        "apns-priority": urgent ? "10" : "5",
        "apns-expiration": String(Math.floor(expiresAt.getTime() / 1000)),
      },
      payload: {
        aps: { sound: "default", "interruption-level": urgent ? "time-sensitive" : "active" },
      },
    },
    webpush: {
      headers: {
        TTL: String(ttlSeconds),
        Urgency: urgent ? "high" : "normal",
        // At most 32 characters of base64url (RFC 8030 §5.4): a UUID without its dashes.
        Topic: id.replaceAll("-", ""),
      },
      notification: { tag: id, requireInteraction: urgent },
    },
  }
}

/**
 * What FCM's refusals mean for us. What the SDK throws for any other reason (the network, no credentials) may pass:
 * it is unavailable, too.
 * Source: https://firebase.google.com/docs/cloud-messaging/error-codes
 */
const outcomeOf = (error: unknown): PushOutcome => {
  const reason = error instanceof Error ? error.message : String(error)
  if (!isMessagingError(error)) return { kind: "unavailable", reason, retryAfterSeconds: null }
  switch (error.code.replace(/^messaging\//, "")) {
    case "registration-token-not-registered":
    case "invalid-registration-token":
      return { kind: "token_dead" }
    case "invalid-argument":
      // FCM says so of a token that never was one, and of a message that is wrong, which is our defect.
      return /registration token/i.test(reason) ? { kind: "token_dead" } : { kind: "refused", reason }
    case "payload-size-limit-exceeded":
    case "invalid-payload":
    case "invalid-data-payload-key":
    case "invalid-options":
    case "mismatched-credential":
      return { kind: "refused", reason }
    default:
      return { kind: "unavailable", reason, retryAfterSeconds: retryAfter(error) }
  }
}

const isMessagingError = (error: unknown): error is FirebaseMessagingError =>
  error instanceof Error && "code" in error && typeof error.code === "string"

/** Retry-After in seconds, as FCM sends it with a quota refusal. */
const retryAfter = ({ httpResponse }: FirebaseMessagingError): number | null => {
  const seconds = Number(httpResponse?.headers["retry-after"] ?? NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null
}
