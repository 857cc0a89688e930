import { describe, expect, test } from "vitest"
import { quietUntil } from "../../../src/features/notifications/quiet-hours.ts"

const night = { from: "22:00", to: "07:00" }
const until = (moment: string, timeZone = "Europe/Paris", hours = night) =>
  quietUntil(new Date(moment), timeZone, hours)?.toISOString() ?? null

describe("quiet hours across midnight", () => {
  test.each([
    ["just before they begin", "2026-11-23T20:59:59.999Z", null],
    ["at their first moment", "2026-11-23T21:00:00.000Z", "2026-11-24T06:00:00.000Z"],
    ["before midnight", "2026-11-23T22:30:00.000Z", "2026-11-24T06:00:00.000Z"],
    ["after midnight", "2026-11-23T23:30:00.000Z", "2026-11-24T06:00:00.000Z"],
    ["at their last moment", "2026-11-24T05:59:59.999Z", "2026-11-24T06:00:00.000Z"],
    ["when they end", "2026-11-24T06:00:00.000Z", null],
    ["at noon", "2026-11-24T11:00:00.000Z", null],
  ])("%s", (_when, moment, end) => {
    expect(until(moment)).toBe(end)
  })

  test("go by the clock of the member, not by ours", () => {
    expect(until("2026-11-23T12:00:00Z", "Asia/Tokyo")).toBeNull()
    expect(until("2026-11-23T13:00:00Z", "Asia/Tokyo")).toBe("2026-11-23T22:00:00.000Z")
    expect(until("2026-11-23T02:00:00Z", "America/Montreal")).toBeNull()
    expect(until("2026-11-23T03:00:00Z", "America/Montreal")).toBe("2026-11-23T12:00:00.000Z")
  })
})

test("quiet hours within a day are no night", () => {
  const siesta = { from: "13:00", to: "15:30" }
  expect(until("2026-11-23T11:59:00Z", "Europe/Paris", siesta)).toBeNull()
  expect(until("2026-11-23T12:00:00Z", "Europe/Paris", siesta)).toBe("2026-11-23T14:30:00.000Z")
  expect(until("2026-11-23T14:30:00Z", "Europe/Paris", siesta)).toBeNull()
})

describe("when the clock changes", () => {
  // Paris put its clocks forward on 2026-03-29 at 01:00 UTC (02:00 became 03:00), and back on 2026-10-25 at 01:00 UTC.
  test("in spring the night is an hour shorter, and ends at 7 by the new time", () => {
    expect(until("2026-03-28T21:00:00Z")).toBe("2026-03-29T05:00:00.000Z")
    expect(until("2026-03-29T04:59:00Z")).toBe("2026-03-29T05:00:00.000Z")
    expect(until("2026-03-29T05:00:00Z")).toBeNull()
  })

  test("in autumn it is an hour longer, and ends at 7 by the old time", () => {
    expect(until("2026-10-24T20:00:00Z")).toBe("2026-10-25T06:00:00.000Z")
    expect(until("2026-10-25T05:59:00Z")).toBe("2026-10-25T06:00:00.000Z")
    expect(until("2026-10-25T06:00:00Z")).toBeNull()
  })

  test("quiet hours that end at a time that the clock skips end an hour later", () => {
    const late = { from: "22:00", to: "02:30" }
    expect(until("2026-03-29T00:59:00Z", "Europe/Paris", late)).toBe("2026-03-29T01:30:00.000Z")
    expect(until("2026-03-29T01:30:00Z", "Europe/Paris", late)).toBeNull()
  })

  test("and those that end at a time that it shows twice end the first time, and don't begin again", () => {
    const late = { from: "22:00", to: "02:30" }
    expect(until("2026-10-25T00:29:00Z", "Europe/Paris", late)).toBe("2026-10-25T00:30:00.000Z")
    for (const after of ["2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z", "2026-10-25T01:29:00Z"]) {
      expect(until(after, "Europe/Paris", late)).toBeNull()
    }
  })
})
