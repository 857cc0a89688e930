import { expect } from "vitest"

/** What a message of ours says: title, body and the id that makes a repeat show once. */
export type TestPush = {
  readonly token?: string
  readonly id?: string
  readonly title: string
  readonly body?: string
  readonly urgent?: boolean
  readonly thread?: string
  /** For how long it is worth delivering; half an hour when left out. */
  readonly worthSeconds?: number
}

/** Sends a message to a sink as it stands. */
export const sendRaw = async (sinkUrl: string, message: object): Promise<void> => {
  const answer = await fetch(`${sinkUrl}/v1/projects/demo-brasse-bouillon/messages:send`, {
    method: "POST",
    headers: { Authorization: "Bearer local" },
    body: JSON.stringify({ message }),
  })
  expect(await answer.text()).toContain('"name"')
}

/** Sends what FCM gets of a notification, for both platforms. */
export const sendPush = (sinkUrl: string, push: TestPush): Promise<void> => {
  const { token = "phone-1", id = crypto.randomUUID(), title, body = "", urgent = false } = push
  const { thread, worthSeconds = 1800 } = push
  return sendRaw(sinkUrl, {
    token,
    notification: { title, body },
    android: {
      collapse_key: id,
      priority: urgent ? "high" : "normal",
      ttl: `${worthSeconds}s`,
      notification: { tag: id },
    },
    apns: {
      headers: {
        "apns-collapse-id": id,
        "apns-expiration": String(Math.floor(Date.now() / 1000) + worthSeconds),
      },
      payload: {
        aps: {
          "interruption-level": urgent ? "time-sensitive" : "active",
          ...(thread !== undefined && { "thread-id": thread }),
        },
      },
    },
  })
}
