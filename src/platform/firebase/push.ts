import type { Push, PushOutcome } from "../../features/notifications/index.ts"
import { fcmMessage } from "./fcm-message.ts"
import { fcmOutcome } from "./fcm-outcome.ts"
import { googleAccessToken } from "../google/google-access-token.ts"

export type PushOptions = {
  readonly projectId: string
  /** `http://host:port` of a local sink that stands in for FCM; FCM itself when left out. */
  readonly sinkUrl?: string | undefined
  readonly deadlineMs?: number
}

export type FirebasePush = Push & {
  /** Loads what gets access tokens ahead of the first message: a hop alarm should not wait for that. */
  readonly warmUp: () => Promise<void>
}

/** As long as FCM asks to be waited for: https://firebase.google.com/docs/cloud-messaging/scale-fcm */
const defaultDeadlineMs = 10_000

/**
 * FCM HTTP v1. Not by firebase-admin: it repeats a call up to four times by itself and for a minute, so that a job hangs,
 * an outage is multiplied, and nobody hears of it until late (docs/decisions/0015). Here a call is one request, that
 * ends by its deadline.
 */
export const firebasePush = ({
  projectId,
  sinkUrl,
  deadlineMs = defaultDeadlineMs,
}: PushOptions): FirebasePush => {
  const url = new URL(`/v1/projects/${projectId}/messages:send`, sinkUrl ?? "https://fcm.googleapis.com")
  const accessToken = sinkUrl ? sinkToken : messagingToken()

  const post = async (message: unknown, signal: AbortSignal): Promise<PushOutcome> => {
    const answer = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${await accessToken()}`, "content-type": "application/json" },
      body: JSON.stringify({ message }),
      redirect: "manual",
      signal,
    })
    const body = await answer.text()
    const retryAfter = answer.headers.get("retry-after")
    return fcmOutcome({ status: answer.status, body, retryAfter }, Date.now())
  }
  return {
    warmUp: async () => {
      if (!sinkUrl) await import("google-auth-library")
    },
    send: async (message) => {
      const signal = AbortSignal.timeout(deadlineMs)
      try {
        return await orAborted(post(fcmMessage(message, Date.now()), signal), signal)
      } catch (error) {
        return { kind: "unavailable", reason: reasonOf(error), retryAfterSeconds: null }
      }
    },
  }
}

/** The sink wants a token, any will do. */
const sinkToken = (): Promise<string> => Promise.resolve("local-sink")

const messagingToken = (): (() => Promise<string>) => {
  const source = googleAccessToken(["https://www.googleapis.com/auth/firebase.messaging"])
  return async () => (await source()).token
}

/** The token is part of the deadline, too, and whoever fetches it knows of none. */
const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  signal.addEventListener("abort", () => reject(signal.reason), { once: true })
  return Promise.race([work, aborted])
}

/** `fetch` says no more than that it failed; why stands in its cause. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
