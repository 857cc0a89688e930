import * as z from "zod"
import type { PushOutcome } from "../../features/notifications/index.ts"

/** An answer of FCM, read whole. */
export type FcmAnswer = {
  readonly status: number
  readonly body: string
  readonly retryAfter: string | null
}

const Sent = z.object({ name: z.string().min(1) })

const fcmError = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
const Refused = z.object({
  error: z.object({
    message: z.string().default(""),
    status: z.string().default(""),
    details: z
      .array(
        z.object({
          "@type": z.string().default(""),
          errorCode: z.string().optional(),
          fieldViolations: z.array(z.object({ field: z.string().default("") })).default([]),
        }),
      )
      .default([]),
  }),
})

/**
 * What an answer of FCM means for us.
 * Source: https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode
 */
export const fcmOutcome = ({ status, body, retryAfter }: FcmAnswer, nowMs: number): PushOutcome => {
  const json = parsed(body)
  if (status === 200) {
    const sent = Sent.safeParse(json)
    if (sent.success) return { kind: "sent", messageId: sent.data.name }
  }
  const { error } = Refused.safeParse(json).data ?? { error: { message: "", status: "", details: [] } }
  const code = error.details.find((detail) => detail["@type"] === fcmError)?.errorCode
  const reason = `${status} ${code ?? error.status}: ${error.message}`
  const retryAfterSeconds = secondsOf(retryAfter, nowMs)
  if (code === "UNREGISTERED") return { kind: "token_dead" }
  // A token of another project, or the keys for Apple are not what they should be: repeating mends neither.
  if (code === "SENDER_ID_MISMATCH" || code === "THIRD_PARTY_AUTH_ERROR") return { kind: "refused", reason }
  if (code === "QUOTA_EXCEEDED" || status === 429) return { kind: "over_quota", reason, retryAfterSeconds }
  if (status === 400 || status === 413) {
    const fields = error.details.flatMap(({ fieldViolations }) => fieldViolations.map(({ field }) => field))
    // FCM says so of a token that never was one, and of a message that is wrong, which is our defect.
    const ofToken = fields.includes("message.token") || /registration token/i.test(error.message)
    return ofToken ? { kind: "token_dead" } : { kind: "refused", reason }
  }
  // A 404 that names no installation, or a 401: then nothing gets through, until somebody mends how we are set up.
  return { kind: "unavailable", reason, retryAfterSeconds }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Retry-After is a number of seconds, or a date (RFC 9110 §10.2.3). */
const secondsOf = (retryAfter: string | null, nowMs: number): number | null => {
  if (retryAfter === null) return null
  const seconds = /^\d+$/.test(retryAfter.trim())
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - nowMs) / 1000
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null
}
