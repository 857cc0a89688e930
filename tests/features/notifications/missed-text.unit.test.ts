import { expect, test } from "vitest"
import { missedText } from "../../../src/features/notifications/missed-text.ts"
import type { NotificationKind } from "../../../src/features/notifications/index.ts"

const said = (
  dueAt: string,
  now: string,
  timeZone = "Europe/Paris",
  kind: NotificationKind = "addition_due",
) => {
  const { fr, en } = missedText({ kind, dueAt: new Date(dueAt) }, new Date(now), timeZone)
  // Spaces within a time keep it on one line.
  return { fr: fr.replaceAll("\u00a0", " "), en }
}

test("what was due today is said by its time", () => {
  expect(said("2026-11-23T13:32:40Z", "2026-11-23T14:33:00Z")).toEqual({
    fr: "C'était prévu à 14 h 32.",
    en: "It was due at 14:32.",
  })
  expect(said("2026-11-23T08:05:00Z", "2026-11-23T14:33:00Z")).toEqual({
    fr: "C'était prévu à 9 h 05.",
    en: "It was due at 09:05.",
  })
  expect(said("2026-11-23T13:00:00Z", "2026-11-23T14:33:00Z").fr).toBe("C'était prévu à 14 h.")
})

test("what was due on another day is said by its date, too", () => {
  expect(said("2026-11-23T13:32:00Z", "2026-11-24T14:33:00Z")).toEqual({
    fr: "C'était prévu le 23 novembre à 14 h 32.",
    en: "It was due on 23 November at 14:32.",
  })
  expect(said("2026-11-01T13:32:00Z", "2026-11-02T14:33:00Z").fr).toBe(
    "C'était prévu le 1er novembre à 14 h 32.",
  )
})

test("the day and the time are those of the member's own clock", () => {
  const due = "2026-11-23T22:32:00Z"
  const now = "2026-11-23T23:40:00Z"
  expect(said(due, now, "Europe/Paris").en).toBe("It was due on 23 November at 23:32.")
  expect(said(due, now, "America/Montreal").en).toBe("It was due at 17:32.")
  expect(said(due, now, "Asia/Kolkata").en).toBe("It was due at 04:02.")
})

test("a time that the clock showed twice is the one it showed then", () => {
  expect(said("2026-10-25T00:30:00Z", "2026-10-25T01:31:00Z").en).toBe("It was due at 02:30.")
  expect(said("2026-03-29T00:59:00Z", "2026-03-29T02:00:00Z").en).toBe("It was due at 01:59.")
  expect(said("2026-03-29T01:00:00Z", "2026-03-29T02:01:00Z").en).toBe("It was due at 03:00.")
})

test("what happened was not due", () => {
  expect(said("2026-11-20T13:32:00Z", "2026-11-23T14:33:00Z", "Europe/Paris", "comment")).toEqual({
    fr: "C'était le 20 novembre à 14 h 32.",
    en: "That was on 20 November at 14:32.",
  })
  expect(said("2026-11-23T13:32:00Z", "2026-11-23T14:33:00Z", "Europe/Paris", "device_silent")).toEqual({
    fr: "C'était à 14 h 32.",
    en: "That was at 14:32.",
  })
})
