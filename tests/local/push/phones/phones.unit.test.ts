import { describe, expect, test } from "vitest"
import { phonesOf, ringingPhone } from "../../../../local/push/phones/phones.ts"
import type { ReceivedMessage } from "../../../../local/push/received.ts"

const sent = (token: string | null, second: number, message = {}): ReceivedMessage => ({
  time: new Date(Date.UTC(2026, 4, 1, 12, 0, second)).toISOString(),
  token,
  message,
})
const online = () => false

describe("the phones of the sink", () => {
  test("are counted in the order of their first messages, and listed with the last rung first", () => {
    const received = [sent("a", 0), sent("b", 10), sent("a", 20), sent("c", 15)]
    expect(phonesOf(received, (token) => token === "b", null)).toEqual([
      { address: "a", kind: "token", number: 1, messages: 2, offline: false },
      { address: "c", kind: "token", number: 3, messages: 1, offline: false },
      { address: "b", kind: "token", number: 2, messages: 1, offline: true },
    ])
  })

  test("a topic is listed beside them", () => {
    expect(phonesOf([sent(null, 0, { topic: "news" })], online, null)).toMatchObject([
      { address: "news", kind: "topic" },
    ])
  })

  test("one that is looked for is there before its first message", () => {
    expect(phonesOf([sent("a", 0)], online, "b").map(({ address, number }) => [address, number])).toEqual([
      ["a", 1],
      ["b", null],
    ])
  })
})

describe("the phone that the page shows by itself", () => {
  test("is the one that rang last", () => {
    expect(ringingPhone([sent("a", 0), sent("b", 30)])).toBe("b")
    expect(ringingPhone([])).toBeNull()
  })

  test("is always the same of two that ring together, whichever comes first", () => {
    expect(ringingPhone([sent("a", 0), sent("b", 1), sent("b", 60), sent("a", 61)])).toBe("a")
    expect(ringingPhone([sent("a", 0), sent("b", 1), sent("a", 60), sent("b", 61)])).toBe("a")
  })
})
