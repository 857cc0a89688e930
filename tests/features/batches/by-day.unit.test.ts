import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { comingAlarms } from "../../../src/features/batches/alarms/coming-alarms.ts"
import { currentStep } from "../../../src/features/batches/steps/current-step.ts"
import { dueByDay } from "../../../src/features/batches/plan/due-by-day.ts"
import { moveStep } from "../../../src/features/batches/steps/move-step.ts"
import { at, brewingBatch, stepById, stepOf } from "./brewing.ts"
import { moved, movedBatch, skippedTo } from "./moves.ts"

const due = (pitchedAt: string, day: number, timeZone = "Europe/Paris") =>
  dueByDay(new Date(pitchedAt), day, timeZone).toISOString()

describe("so many days after pitching", () => {
  test("is the same time by the brewer's clock, across both changes of summer time", () => {
    expect(due("2026-03-27T17:00:00Z", 4)).toBe("2026-03-31T16:00:00.000Z") // 18:00 in Paris, both
    expect(due("2026-10-23T16:00:00Z", 4)).toBe("2026-10-27T17:00:00.000Z")
    expect(due("2026-10-30T23:00:00Z", 4, "America/Los_Angeles")).toBe("2026-11-04T00:00:00.000Z") // 16:00
    expect(due("2026-10-02T06:00:00Z", 4, "Australia/Lord_Howe")).toBe("2026-10-06T05:30:00.000Z") // half an hour
  })

  test("is never at night: from 9:00 to 20:00 by the brewer's clock", () => {
    expect(due("2026-11-24T22:30:00Z", 3)).toBe("2026-11-27T19:00:00.000Z") // pitched at 23:30
    expect(due("2026-11-24T03:00:00Z", 3)).toBe("2026-11-27T08:00:00.000Z") // pitched at 4:00
  })

  test("on the day of pitching itself is not before pitching", () => {
    expect(due("2026-11-24T22:30:00Z", 0)).toBe("2026-11-24T22:30:00.000Z")
  })

  test("is so many days of the calendar, whenever and wherever that is", () => {
    const zones = ["Europe/Paris", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca"]
    const dayOf = (date: Date, zone: string) =>
      Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone).toPlainDate()
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
        fc.nat(400),
        fc.constantFrom(...zones),
        (pitchedAt, day, zone) => {
          const days = dayOf(pitchedAt, zone).until(dayOf(dueByDay(pitchedAt, day, zone), zone), {
            largestUnit: "days",
          })
          expect(days.days).toBe(day)
        },
      ),
    )
  })
})

describe("a fermenting batch", () => {
  test("has its steps by day due from the moment that the yeast is in", () => {
    const batch = skippedTo(brewingBatch(), "pitch", at(0))
    expect(comingAlarms(batch)).toEqual([])
    const fermenting = moved(batch, stepOf(batch, "pitch"), "skip_step", at(60 * 16))
    const kinds = comingAlarms(fermenting).map(
      ({ stepId, dueAt }) => [stepById(fermenting, stepId).kind, dueAt.toISOString().slice(0, 10)] as const,
    )
    expect(kinds).toEqual([
      ["dry_hop", "2026-11-04"],
      ["check_gravity", "2026-11-06"],
      ["check_gravity", "2026-11-08"],
      ["package", "2026-11-08"],
    ])
  })

  test("passes over what was left of the brew day when told that it ferments: what ran is done, the rest left out", () => {
    const batch = skippedTo(brewingBatch(), "chill", at(0))
    const chilling = moved(batch, stepOf(batch, "chill"), "start_step", at(1))
    const fermenting = movedBatch(chilling, "ferment", at(40))
    expect(stepOf(fermenting, "chill").progress).toMatchObject({ state: "completed", completedAt: at(40) })
    expect(stepOf(fermenting, "pitch").progress).toMatchObject({ state: "skipped", skippedAt: at(40) })
  })

  test("takes its steps by day in any order: a forgotten gravity check holds nothing up", () => {
    const fermenting = movedBatch(brewingBatch(), "ferment", at(0))
    const [, second] = fermenting.steps.filter(({ kind }) => kind === "check_gravity")
    if (!second) throw new Error("two gravity checks are planned")
    const checked = moved(fermenting, second, "complete_step", at(60))
    expect(stepById(checked, second.id).progress.state).toBe("completed")
    expect(currentStep(checked)?.kind).toBe("dry_hop")
    expect(moved(checked, second, "complete_step", at(61))).toBe(checked)
  })

  test("knows no clock by day: such a step is not started, paused or resumed", () => {
    const fermenting = movedBatch(brewingBatch(), "ferment", at(0))
    for (const move of ["start_step", "pause_step", "resume_step"] as const) {
      expect(moveStep(fermenting, stepOf(fermenting, "dry_hop"), move, at(1))).toMatchObject({
        ok: false,
        error: { state: "pending", possible: ["complete_step", "skip_step", "extend_step"] },
      })
    }
  })

  test("rings no more for what was done early, and for nothing once it is packaged", () => {
    const fermenting = movedBatch(brewingBatch(), "ferment", at(0))
    const hopped = moved(fermenting, stepOf(fermenting, "dry_hop"), "complete_step", at(60))
    expect(comingAlarms(hopped)).toHaveLength(comingAlarms(fermenting).length - 1)
    expect(comingAlarms(movedBatch(hopped, "package", at(90)))).toEqual([])
  })
})

test("a pause across midnight and across the end of summer time keeps the minutes that were left", () => {
  const batch = skippedTo(brewingBatch(), "boil", new Date("2026-10-24T20:00:00Z"))
  const boil = stepOf(batch, "boil")
  const running = moved(batch, boil, "start_step", new Date("2026-10-24T21:30:00Z")) // 23:30 in Paris
  const paused = moved(running, boil, "pause_step", new Date("2026-10-24T21:50:00Z"))
  const resumed = moved(paused, boil, "resume_step", new Date("2026-10-25T01:10:00Z")) // 2:10, for the second time
  expect(stepById(resumed, boil.id).progress).toMatchObject({ dueAt: new Date("2026-10-25T01:50:00Z") })
})
