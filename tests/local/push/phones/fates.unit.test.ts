import { describe, expect, test } from "vitest"
import { androidMessage } from "../../../../local/push/phones/android-message.ts"
import { iosMessage } from "../../../../local/push/phones/ios-message.ts"
import { phoneMessages } from "../../../../local/push/phones/phone-messages.ts"
import type { ReceivedMessage } from "../../../../local/push/received.ts"

const noon = Date.UTC(2026, 4, 1, 12)
const at = (minutes: number) => new Date(noon + minutes * 60_000).toISOString()

type Sent = {
  readonly id: string
  readonly minute?: number
  readonly arrives?: number | null
  readonly key?: string
}

/** A message of a hop, worth half an hour. */
const hop = ({ id, minute = 0, arrives, key = "additions" }: Sent): ReceivedMessage => ({
  time: at(minute),
  ...(arrives !== undefined && { arrivedAt: arrives === null ? null : at(arrives) }),
  token: "phone",
  message: {
    notification: { title: "Time for Saaz", body: "Add 30 g." },
    android: { collapse_key: key, ttl: "1800s", notification: { tag: id } },
    apns: {
      headers: { "apns-collapse-id": id, "apns-expiration": String(noon / 1000 + (minute + 30) * 60) },
    },
  },
})

/** What became of them in the order of sending, on both platforms. */
const became = (...sent: readonly ReceivedMessage[]) => {
  const messages = phoneMessages(sent).toReversed()
  return {
    ios: messages.map(({ looks }) => looks.ios.fate),
    android: messages.map(({ looks }) => looks.android.fate),
  }
}
const both = (...fates: readonly string[]) => ({ ios: fates, android: fates })

describe("what becomes of a message on its phone", () => {
  test("a repeat of the same message shows once, the newest", () => {
    expect(became(hop({ id: "a" }), hop({ id: "b" }), hop({ id: "a", minute: 1 }))).toEqual(
      both("replaced", "shown", "shown"),
    )
  })

  test("messages without an id are all shown", () => {
    const plain = { time: at(0), token: "phone", message: { notification: { title: "Hello" } } }
    expect(became(plain, plain)).toEqual(both("shown", "shown"))
  })

  test("one that waited for the phone is shown while it is still worth something", () => {
    expect(became(hop({ id: "a", arrives: 30 }))).toEqual(both("shown"))
  })

  test("one that had expired when the phone came back was never shown", () => {
    expect(became(hop({ id: "a", arrives: 31 }))).toEqual(both("late"))
  })

  test("one that came too late takes no other's place", () => {
    expect(became(hop({ id: "a" }), hop({ id: "a", minute: 1, arrives: 60 }))).toEqual(both("shown", "late"))
  })

  test("one that was shown in time stays when its time is over", () => {
    expect(became(hop({ id: "a" }), hop({ id: "b", minute: 300 }))).toEqual(both("shown", "shown"))
  })

  test("waits as long as the phone is offline", () => {
    expect(became(hop({ id: "a", arrives: null }))).toEqual(both("waiting"))
  })

  test("of those that wait, FCM keeps the newest of a collapse key for Android, APNs of an id", () => {
    expect(became(hop({ id: "a", arrives: null }), hop({ id: "b", minute: 1, arrives: null }))).toEqual({
      ios: ["waiting", "waiting"],
      android: ["replaced", "waiting"],
    })
    expect(
      became(
        hop({ id: "a", arrives: 5 }),
        hop({ id: "b", arrives: 5, key: "alarms" }),
        hop({ id: "a", arrives: 5 }),
      ),
    ).toEqual(both("replaced", "shown", "shown"))
  })

  test("a message of data only is silent", () => {
    expect(became({ time: at(0), token: "phone", message: { data: { kind: "refresh" } } })).toEqual(
      both("silent"),
    )
  })
})

describe("a message, as an iPhone reads it", () => {
  const ios = (message: object) => iosMessage(message, noon)

  test("Apple's own texts go before the common ones, field by field", () => {
    const notification = { title: "Common", body: "Text" }
    const alert = { title: "Own", subtitle: "Under it" }
    expect(ios({ notification, apns: { payload: { aps: { alert } } } }).notification).toMatchObject({
      title: "Own",
      subtitle: "Under it",
      body: "Text",
    })
    expect(ios({ apns: { payload: { aps: { alert: "Text" } } } }).notification).toMatchObject({
      title: null,
      body: "Text",
    })
  })

  test("has its urgency, its thread and its id from Apple's fields, whatever the case of a header", () => {
    const aps = { "interruption-level": "time-sensitive", "thread-id": "batch" }
    const message = {
      notification: { title: "Boil" },
      apns: { headers: { "APNS-Collapse-Id": "a" }, payload: { aps } },
    }
    expect(ios(message).notification).toMatchObject({
      urgency: "time-sensitive",
      thread: "batch",
      collapseId: "a",
    })
  })

  test.each([
    ["no expiration", {}, null],
    ["0, for now or never", { "apns-expiration": "0" }, noon],
    ["a time", { "apns-expiration": String(noon / 1000 + 60) }, noon + 60_000],
    ["nonsense", { "apns-expiration": "soon" }, null],
  ])("expires as APNs says: %s", (_, headers, expiresAt) => {
    expect(ios({ apns: { headers } }).expiresAt).toBe(expiresAt)
  })

  test("odd fields show nothing, and break nothing", () => {
    const odd = {
      notification: { title: 7, body: ["x"] },
      apns: { headers: 1, payload: { aps: { alert: 3 } } },
    }
    expect(ios(odd).notification).toBeNull()
    expect(ios({ apns: "x", notification: null }).notification).toBeNull()
  })
})

describe("a message, as an Android phone reads it", () => {
  const android = (message: object) => androidMessage(message, noon)

  test("Android's own texts go before the common ones, in either spelling of the fields", () => {
    const notification = { title: "Common", body: "Text" }
    expect(
      android({ notification, android: { collapseKey: "k", notification: { body: "Own", tag: "a" } } }),
    ).toMatchObject({
      waitsAs: "k",
      notification: { title: "Common", body: "Own", collapseId: "a" },
    })
  })

  test.each([
    ["high", "time-sensitive"],
    ["HIGH", "time-sensitive"],
    ["normal", "active"],
  ])("priority %s is %s", (priority, urgency) => {
    expect(android({ notification: { title: "x" }, android: { priority } }).notification?.urgency).toBe(
      urgency,
    )
  })

  test.each([
    ["1800s", noon + 1_800_000],
    ["0.5s", noon + 500],
    [undefined, null],
  ])("a ttl of %s counts from the sending", (ttl, expiresAt) => {
    expect(android({ android: { ttl } }).expiresAt).toBe(expiresAt)
  })
})
