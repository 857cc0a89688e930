import { describe, expect, test } from "vitest"
import { minutes } from "../../../src/brewing/units.ts"
import type { Batch } from "../../../src/features/batches/batch.ts"
import { comingAlarms } from "../../../src/features/batches/alarms/coming-alarms.ts"
import { expectedTimes } from "../../../src/features/batches/steps/expected-times.ts"
import { extendStep } from "../../../src/features/batches/steps/extend-step.ts"
import type { Step } from "../../../src/features/batches/steps/step.ts"
import { at, brewingBatch, stepById, stepOf } from "./brewing.ts"
import { moved, movedBatch, skippedTo } from "./moves.ts"

const extend = (batch: Batch, step: Step, plannedMinutes: number, now: Date) =>
  extendStep(
    batch,
    stepById(batch, step.id),
    { kind: "minutes", plannedMinutes: minutes(plannedMinutes) },
    now,
  )

const extended = (batch: Batch, step: Step, plannedMinutes: number, now: Date): Batch => {
  const result = extend(batch, step, plannedMinutes, now)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const postpone = (batch: Batch, step: Step, dueAt: Date, now: Date) =>
  extendStep(batch, stepById(batch, step.id), { kind: "until", dueAt }, now)

describe("a longer step by the clock", () => {
  const boiling = () => {
    const batch = skippedTo(brewingBatch(), "boil", at(0))
    const boil = stepOf(batch, "boil")
    return { batch: moved(batch, boil, "start_step", at(0)), boil }
  }

  test("ends later, and so do the additions that are counted down to its end", () => {
    const { batch, boil } = boiling()
    const longer = extended(batch, boil, 75, at(20))
    expect(comingAlarms(longer).map(({ dueAt }) => dueAt)).toEqual([at(15), at(60), at(65), at(75)])
  })

  test("is as long as two phones say that it is: the second one changes nothing", () => {
    const { batch, boil } = boiling()
    const longer = extended(batch, boil, 75, at(20))
    expect(extended(longer, boil, 75, at(20))).toBe(longer)
  })

  test("rings again at its new end when it had rung, but an addition that has rung is in", () => {
    const { batch, boil } = boiling()
    const alarms = comingAlarms(batch)
    const rung: Batch = {
      ...batch,
      steps: batch.steps.map((step) =>
        step.id === boil.id
          ? { ...step, rung: alarms.map(({ id, dueAt }) => ({ alarmId: id, dueAt })) }
          : step,
      ),
    }
    expect(comingAlarms(rung)).toEqual([])
    const longer = extended(rung, boil, 70, at(61))
    expect(comingAlarms(longer).map(({ id, dueAt }) => [id, dueAt])).toEqual([[boil.id, at(70)]])
  })

  test("keeps the longer rest while it is paused, and counts on from there", () => {
    const { batch, boil } = boiling()
    const longer = extended(moved(batch, boil, "pause_step", at(50)), boil, 80, at(55))
    const resumed = moved(longer, boil, "resume_step", at(100))
    expect(stepById(resumed, boil.id).progress).toMatchObject({ dueAt: at(130) })
  })

  test("moves all that is expected after it", () => {
    const { batch, boil } = boiling()
    const [before, after] = [expectedTimes(batch), expectedTimes(extended(batch, boil, 75, at(20)))]
    const later = batch.steps.slice(batch.steps.indexOf(stepById(batch, boil.id)) + 1)
    for (const { id, day } of later.filter((step) => step.day === null)) {
      const [was, is] = [before.get(id)?.startsAt, after.get(id)?.startsAt]
      expect(is && was && is.getTime() - was.getTime(), String(day)).toBe(15 * 60_000)
    }
  })

  test("that would be shorter, or over by now, is refused with what it is", () => {
    const { batch, boil } = boiling()
    expect(extend(batch, boil, 45, at(20))).toEqual({
      ok: false,
      error: { kind: "not_longer", plannedMinutes: 60, dueAt: at(60) },
    })
    expect(extend(batch, boil, 65, at(70))).toMatchObject({ ok: false, error: { kind: "not_longer" } })
  })

  test("must have a clock, must be its turn, and is given minutes", () => {
    const { batch, boil } = boiling()
    const wrongState = { ok: false, error: { kind: "wrong_state" } }
    expect(extend(batch, stepOf(batch, "chill"), 45, at(20))).toMatchObject(wrongState)
    expect(extend(batch, stepOf(batch, "whirlpool"), 45, at(20))).toMatchObject(wrongState)
    expect(postpone(batch, boil, at(90), at(20))).toMatchObject({
      ok: false,
      error: { kind: "wrong_extension", wants: "minutes" },
    })
  })
})

describe("a postponed step by day", () => {
  const fermenting = () => movedBatch(brewingBatch(), "ferment", new Date("2026-10-14T16:00:00Z"))
  const due = (batch: Batch): readonly (string | null)[] =>
    batch.steps.flatMap(({ progress, day }) =>
      day === null ? [] : [progress.state === "pending" ? (progress.dueAt?.toISOString() ?? null) : null],
    )

  test("takes those of later days along, at the same time by the brewer's clock across the end of summer time", () => {
    const batch = fermenting() // pitched at 18:00 in Paris; the clocks go back on 25 October
    expect(due(batch)).toEqual([
      "2026-10-24T16:00:00.000Z",
      "2026-10-26T17:00:00.000Z",
      "2026-10-28T17:00:00.000Z",
      "2026-10-28T17:00:00.000Z",
    ])
    const postponed = postpone(
      batch,
      stepOf(batch, "dry_hop"),
      new Date("2026-10-25T17:00:00Z"),
      new Date("2026-10-24T16:00:00Z"),
    )
    expect(postponed.ok && due(postponed.value)).toEqual([
      "2026-10-25T17:00:00.000Z",
      "2026-10-27T17:00:00.000Z",
      "2026-10-29T17:00:00.000Z",
      "2026-10-29T17:00:00.000Z",
    ])
  })

  test("is due at its new time, and a second tap changes nothing", () => {
    const batch = fermenting()
    const check = stepOf(batch, "check_gravity")
    const to = new Date("2026-11-01T10:00:00Z")
    const once = postpone(batch, check, to, at(0))
    if (!once.ok) throw new Error("it can be postponed")
    expect(postpone(once.value, check, to, at(0))).toEqual(once)
    expect(comingAlarms(once.value).find(({ stepId }) => stepId === check.id)?.dueAt).toEqual(to)
  })

  test("to an earlier day, or before the batch ferments, is refused", () => {
    const batch = fermenting()
    const check = stepOf(batch, "check_gravity")
    expect(postpone(batch, check, new Date("2026-10-20T10:00:00Z"), at(0))).toMatchObject({
      ok: false,
      error: { kind: "not_longer", dueAt: new Date("2026-10-26T17:00:00Z") },
    })
    const brewing = brewingBatch()
    expect(postpone(brewing, stepOf(brewing, "check_gravity"), at(90), at(0))).toMatchObject({
      ok: false,
      error: { kind: "wrong_state", state: "brewing" },
    })
  })
})
