import { describe, expect, test } from "vitest"
import { LiveStep } from "../../../../local/push/live/live-step.ts"
import { figure, labelOf } from "../../../../local/push/page/browser/figures.ts"
import { clockTime, duration, moment, notificationAge } from "../../../../local/push/page/browser/formats.ts"
import { labels, languageIn } from "../../../../local/push/page/browser/labels.ts"
import { stepClock } from "../../../../local/push/page/browser/step-clock.ts"

const now = new Date(2026, 4, 1, 12, 0, 0).getTime()
const minute = 60_000

test.each([
  ["fr-FR,fr;q=0.9,en;q=0.8", "fr"],
  ["en-GB,en;q=0.9,fr;q=0.8", "en"],
  ["de-DE,de", "fr"],
  [undefined, "fr"],
])("who reads %s is spoken to in %s", (accepted, language) => {
  expect(languageIn(accepted)).toBe(language)
})

test("every text of the page is there in both languages, and no French one stands among the English", () => {
  const texts = (value: object): readonly unknown[] =>
    Object.values(value).flatMap((inner) => (typeof inner === "object" && inner ? texts(inner) : [inner]))
  const [french, english] = [texts(labels.fr), texts(labels.en)]
  expect(english).toHaveLength(french.length)
  expect(english.filter((text) => typeof text === "string" && /[éèàçêô]/.test(text))).toEqual([])
})

describe("times", () => {
  test("of today have their seconds, others their date in one piece", () => {
    expect(moment(now + minute, now, "fr")).toBe("12:01:00")
    expect(moment(now + minute, now, "fr", { seconds: false })).toBe("12:01")
    expect(moment(now + 4 * 24 * 60 * minute, now, "fr")).toMatch(/^mar\.\u00a05\u00a0mai 12:00$/)
    expect(clockTime(new Date(2026, 4, 1, 0, 5).getTime(), "en")).toBe("00:05")
  })

  test.each([
    [30, "maintenant", "now"],
    [120, "2 min", "2m"],
    [3 * 3600, "3 h", "3h"],
    [50 * 3600, "2 j", "2d"],
  ])("a notification of %i s ago is as old as its platform says", (seconds, fr, en) => {
    const then = now - seconds * 1000
    expect(notificationAge(then, now, "fr", "android")).toBe(fr)
    expect(notificationAge(then, now, "en", "android")).toBe(en)
    const isNow = seconds < 60
    expect(notificationAge(then, now, "fr", "ios")).toBe(isNow ? fr : `il y a ${fr}`)
    expect(notificationAge(then, now, "en", "ios")).toBe(isNow ? en : `${en} ago`)
  })

  test.each([
    [0, "0:00"],
    [-5, "0:00"],
    [59.2, "1:00"],
    [605, "10:05"],
    [3605, "1:00:05"],
    [2 * 86_400 + 3 * 3600, "2 j 3 h"],
  ])("%d s are written as %s", (seconds, written) => {
    expect(duration(seconds, "fr")).toBe(written)
  })
})

describe("figures", () => {
  test.each([
    ["gravity", 1.05, "Densité", "1,050"],
    ["temperatureC", 19.5, "Température", "19,5\u00a0°C"],
    ["batteryPercent", 84, "Pile", "84\u00a0%"],
    ["boilOffLPerHour", 3.5, "Boil off lper hour", "3,5"],
  ])("%s has the unit of its name", (name, value, label, text) => {
    expect(figure(name, value, "fr")).toEqual({ label, value: text })
  })

  test("a name that is not known says what it says", () => {
    expect(labelOf("kegPressure_now", "en")).toBe("Keg pressure now")
    expect(labelOf("constructor", "en")).toBe("Constructor")
  })
})

describe("the clock of a step", () => {
  const clock = (step: object) => stepClock(LiveStep.parse(step), now)
  const time = (minutes: number) => new Date(now + minutes * minute).toISOString()

  test("counts down to the absolute time at which the step is due", () => {
    expect(clock({ state: "running", plannedMinutes: 60, startedAt: time(-15), dueAt: time(45) })).toEqual({
      kind: "running",
      seconds: 2700,
      passed: 0.25,
    })
  })

  test("says for how long it has been over", () => {
    const step = { state: "running", plannedMinutes: 60, startedAt: time(-70), dueAt: time(-10) }
    expect(clock(step)).toEqual({ kind: "over", seconds: 600, passed: 1 })
  })

  test("stands still while it is paused, with what remains", () => {
    const step = { state: "paused", plannedMinutes: 60, remainingSeconds: 900, pausedAt: time(-100) }
    expect(clock(step)).toEqual({ kind: "paused", seconds: 900, passed: 0.75 })
  })

  test("counts up where nothing is counted down", () => {
    expect(clock({ state: "running", startedAt: time(-2) })).toEqual({
      kind: "open",
      seconds: 120,
      passed: null,
    })
  })

  test("of a step that waits for its day counts down to that", () => {
    expect(clock({ state: "pending", dueAt: time(60) })).toEqual({ kind: "due", seconds: 3600, passed: null })
  })

  test("of a step without planned minutes goes by its times", () => {
    const step = { state: "running", startedAt: time(-5), dueAt: time(15) }
    expect(clock(step)).toEqual({ kind: "running", seconds: 900, passed: 0.25 })
  })

  test.each(["pending", "completed", "skipped"])("a %s step has none", (state) => {
    expect(clock({ state, plannedMinutes: 60 })).toEqual({ kind: state, seconds: null, passed: null })
  })
})
