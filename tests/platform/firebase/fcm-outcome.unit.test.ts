import { expect, test } from "vitest"
import { fcmOutcome } from "../../../src/platform/firebase/fcm-outcome.ts"

const now = Date.parse("2026-11-23T08:00:00Z")
const outcome = (status: number, body: unknown, retryAfter: string | null = null) =>
  fcmOutcome({ status, body: typeof body === "string" ? body : JSON.stringify(body), retryAfter }, now)

/** As https://firebase.google.com/docs/cloud-messaging/error-codes shows them. */
const invalid = (field: string) => ({
  error: {
    code: 400,
    message: `Invalid value at '${field}' (TYPE_STRING), 12`,
    status: "INVALID_ARGUMENT",
    details: [
      {
        "@type": "type.googleapis.com/google.rpc.BadRequest",
        fieldViolations: [{ field, description: `Invalid value at '${field}' (TYPE_STRING), 12` }],
      },
    ],
  },
})

test("a wrong value is our defect, but for the token, which is the phone's", () => {
  expect(outcome(400, invalid("message.data[0].value"))).toMatchObject({ kind: "refused" })
  expect(outcome(400, invalid("message.token"))).toEqual({ kind: "token_dead" })
})

test("a project that is not found kills no installation", () => {
  const answer = { error: { code: 404, message: "Requested entity was not found.", status: "NOT_FOUND" } }
  expect(outcome(404, answer)).toMatchObject({ kind: "unavailable" })
})

test.each([401, 403, 500, 502, 503, 504, 302])("%i without a word of FCM is an outage", (status) => {
  expect(outcome(status, "<html>Error</html>")).toMatchObject({
    kind: "unavailable",
    reason: expect.stringContaining(String(status)),
  })
})

test("an answer that is no answer is not taken for a delivery", () => {
  expect(outcome(200, "")).toMatchObject({ kind: "unavailable" })
  expect(outcome(200, { name: "" })).toMatchObject({ kind: "unavailable" })
  expect(outcome(200, { name: "projects/p/messages/1" })).toEqual({
    kind: "sent",
    messageId: "projects/p/messages/1",
  })
})

test.each([
  ["120", 120],
  [" 0 ", 0],
  ["Mon, 23 Nov 2026 08:01:30 GMT", 90],
  ["Mon, 23 Nov 2026 07:59:00 GMT", 0],
  ["soon", null],
  [null, null],
])("Retry-After %s is %s s", (header, seconds) => {
  expect(outcome(429, "{}", header)).toMatchObject({ kind: "over_quota", retryAfterSeconds: seconds })
  expect(outcome(503, "{}", header)).toMatchObject({ kind: "unavailable", retryAfterSeconds: seconds })
})
