import { expect } from "vitest"
import type { PushMessage } from "../../src/features/notifications/index.ts"
import { fcmMessage } from "../../src/platform/firebase/fcm-message.ts"

/** What a test says of a notification. */
export type TestPush = {
  readonly token?: string
  /** A repeat has the same one. */
  readonly id?: string
  readonly title: string
  readonly body?: string
  readonly urgent?: boolean
  readonly thread?: string
  readonly collapseKey?: PushMessage["collapseKey"]
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

/** Sends a notification as the API does. */
export const sendPush = (sinkUrl: string, push: TestPush): Promise<void> => {
  const { token = "phone-1", id = crypto.randomUUID(), title, body = "", urgent = false } = push
  const { thread = null, collapseKey = "alarms", worthSeconds = 1800 } = push
  const now = Date.now()
  const message = fcmMessage(
    {
      token,
      id,
      title,
      body,
      data: {},
      thread,
      urgent,
      interruption: urgent ? "time-sensitive" : "active",
      channel: urgent ? "alarms" : "brewing",
      collapseKey,
      expiresAt: new Date(now + worthSeconds * 1000),
    },
    now,
  )
  return sendRaw(sinkUrl, message)
}
