import { expect, test } from "vitest"
import { type Batch, withStep } from "../../../src/features/batches/batch.ts"
import { moveBatch } from "../../../src/features/batches/move-batch.ts"
import { moveStep } from "../../../src/features/batches/steps/move-step.ts"
import type { StepMove } from "../../../src/features/batches/steps/step-moves.ts"
import { comingAlarms } from "../../../src/features/batches/alarms/coming-alarms.ts"
import { at, brewingBatch, hop, paleAle, stepById, stepOf } from "./brewing.ts"

const upTo = (kind: "mash" | "boil", batch: Batch = brewingBatch()): Batch => {
  const index = batch.steps.findIndex((step) => step.kind === kind)
  return batch.steps
    .slice(0, index)
    .reduce((moved, step) => tap(tap(moved, step.id, "start_step", 0), step.id, "complete_step", 0), batch)
}

const tap = (
  batch: Batch,
  id: Batch["steps"][number]["id"],
  move: Exclude<StepMove, "extend_step">,
  minutesAfter: number,
): Batch => {
  const moved = moveStep(batch, stepById(batch, id), move, at(minutesAfter))
  if (!moved.ok) throw new Error(JSON.stringify(moved.error))
  return moved.value
}

const alarms = (batch: Batch) => comingAlarms(batch).map(({ title, dueAt }) => [title.en, dueAt])

test("a boil rings for each addition at its minute, and at its end", () => {
  const batch = upTo("boil")
  const boiling = tap(batch, stepOf(batch, "boil").id, "start_step", 0)
  expect(alarms(boiling)).toEqual([
    ["Time for Cascade", at(0)],
    ["Time for Irish moss", at(45)],
    ["Time for Centennial", at(50)],
    ["Boil: time is up", at(60)],
  ])
})

test("an alarm says what to add and how much, as a person would, in both languages", () => {
  const batch = upTo(
    "boil",
    brewingBatch({ ...paleAle, hops: [hop("Amarillo", "boil", 5, 12.5)], miscs: [] }),
  )
  const [alarm] = comingAlarms(tap(batch, stepOf(batch, "boil").id, "start_step", 0))
  expect(alarm?.body).toEqual({
    fr: "Brew no. 1 – Ajoutez 12,5 g d'Amarillo.",
    en: "Brew no. 1 – Add 12.5 g of Amarillo.",
  })
})

test("nothing rings before a step is started, while it is paused, and after it is done", () => {
  const batch = upTo("mash")
  const mash = stepOf(batch, "mash").id
  const running = tap(batch, mash, "start_step", 0)
  expect(alarms(batch)).toEqual([])
  expect(alarms(tap(running, mash, "pause_step", 10))).toEqual([])
  expect(alarms(tap(running, mash, "complete_step", 10))).toEqual([])
})

test("resuming moves every alarm by the time of the pause", () => {
  const batch = upTo("boil")
  const boil = stepOf(batch, "boil").id
  const resumed = tap(
    tap(tap(batch, boil, "start_step", 0), boil, "pause_step", 47),
    boil,
    "resume_step",
    107,
  )
  expect(alarms(resumed)).toEqual([
    ["Time for Cascade", at(60)],
    ["Time for Irish moss", at(105)],
    ["Time for Centennial", at(110)],
    ["Boil: time is up", at(120)],
  ])
})

test("an alarm that has rung never rings again, not after a pause either", () => {
  const batch = upTo("boil")
  const boil = stepOf(batch, "boil")
  const running = tap(batch, boil.id, "start_step", 0)
  const [first] = comingAlarms(running)
  if (!first) throw new Error("no alarm")
  const rung = withStep(running, {
    ...stepById(running, boil.id),
    rung: [{ alarmId: first.id, dueAt: first.dueAt }],
  })
  const resumed = tap(tap(rung, boil.id, "pause_step", 1), boil.id, "resume_step", 2)
  expect(comingAlarms(resumed).map(({ id }) => id)).not.toContain(first.id)
  expect(comingAlarms(resumed)).toHaveLength(3)
})

test("a cancelled batch rings no more", () => {
  const batch = upTo("mash")
  const cancelled = moveBatch(tap(batch, stepOf(batch, "mash").id, "start_step", 0), "cancel", at(1))
  expect(cancelled.ok && comingAlarms(cancelled.value)).toEqual([])
})

test("a step without a clock rings nothing", () => {
  const batch = brewingBatch()
  expect(alarms(tap(batch, stepOf(batch, "heat_strike_water").id, "start_step", 0))).toEqual([])
})
