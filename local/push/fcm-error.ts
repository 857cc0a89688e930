type Refusal = { readonly status: number; readonly canonical: string; readonly message: string }

/** The refusals that the sink can be asked for, as FCM words them. */
export const REFUSALS = {
  UNREGISTERED: { status: 404, canonical: "NOT_FOUND", message: "Requested entity was not found." },
  INVALID_ARGUMENT: {
    status: 400,
    canonical: "INVALID_ARGUMENT",
    message: "The registration token is not a valid FCM registration token",
  },
  SENDER_ID_MISMATCH: { status: 403, canonical: "PERMISSION_DENIED", message: "SenderId mismatch" },
  QUOTA_EXCEEDED: {
    status: 429,
    canonical: "RESOURCE_EXHAUSTED",
    message: "Quota exceeded for quota metric 'Send requests' and limit 'Send requests per minute'.",
  },
  INTERNAL: { status: 500, canonical: "INTERNAL", message: "Internal error encountered." },
  UNAVAILABLE: { status: 503, canonical: "UNAVAILABLE", message: "The service is currently unavailable." },
  THIRD_PARTY_AUTH_ERROR: {
    status: 401,
    canonical: "UNAUTHENTICATED",
    message: "Auth error from APNS or Web Push Service",
  },
} as const satisfies Readonly<Record<string, Refusal>>

export type FcmErrorCode = keyof typeof REFUSALS

/** How long a sender that went over its quota is told to wait. */
const RETRY_AFTER_SECONDS = 60

/** An error answer of FCM HTTP v1. Source: https://firebase.google.com/docs/cloud-messaging/error-codes */
export const fcmErrorResponse = (
  errorCode: FcmErrorCode,
  message: string = REFUSALS[errorCode].message,
): Response => {
  const { status, canonical } = REFUSALS[errorCode]
  const details = [{ "@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError", errorCode }]
  return Response.json(
    { error: { code: status, message, status: canonical, details } },
    {
      status,
      headers: errorCode === "QUOTA_EXCEEDED" ? { "Retry-After": String(RETRY_AFTER_SECONDS) } : {},
    },
  )
}
