import { expect, test } from "vitest"
import type { Batch } from "../../../src/features/batches/batch.ts"
import { eventsBetween } from "../../../src/features/batches/log/batch-events.ts"
import { comingAlarms } from "../../../src/features/batches/alarms/coming-alarms.ts"
import { extendStep } from "../../../src/features/batches/steps/extend-step.ts"
import { minutes } from "../../../src/brewing/units.ts"
import { at, brewingBatch, stepById, stepOf } from "./brewing.ts"
import { moved, movedBatch, skippedTo } from "./moves.ts"

const told = (before: Batch, after: Batch) =>
  eventsBetween(before, after).map(({ kind, stepId }) =>
    stepId === null ? kind : `${kind} ${stepById(after, stepId).kind}`,
  )

test("each move of a step is told once, under its own name", () => {
  const batch = skippedTo(brewingBatch(), "boil", at(0))
  const boil = stepOf(batch, "boil")
  const running = moved(batch, boil, "start_step", at(0))
  const paused = moved(running, boil, "pause_step", at(10))
  const resumed = moved(paused, boil, "resume_step", at(20))
  const longer = extendStep(
    resumed,
    stepById(resumed, boil.id),
    { kind: "minutes", plannedMinutes: minutes(90) },
    at(21),
  )
  if (!longer.ok) throw new Error("it can be longer")
  const completed = moved(longer.value, boil, "complete_step", at(30))
  const undone = moved(completed, boil, "undo_step", at(31))
  const states = [batch, running, paused, resumed, longer.value, completed, undone]
  expect(states.slice(1).map((after, index) => told(states[index] ?? after, after))).toEqual([
    ["step_started boil"],
    ["step_paused boil"],
    ["step_resumed boil"],
    ["step_extended boil"],
    ["step_completed boil"],
    ["step_undone boil"],
  ])
})

test("the last step of the brew day tells of itself, then of the fermentation; taken back, of itself only", () => {
  const batch = skippedTo(brewingBatch(), "pitch", at(0))
  const pitch = stepOf(batch, "pitch")
  const fermenting = moved(batch, pitch, "skip_step", at(1))
  expect(told(batch, fermenting)).toEqual(["step_skipped pitch", "batch_fermenting"])
  expect(told(fermenting, moved(fermenting, pitch, "undo_step", at(2)))).toEqual(["step_undone pitch"])
})

test("of steps by day that move along, only the one that was postponed is told of", () => {
  const batch = movedBatch(brewingBatch(), "ferment", at(0))
  const check = stepOf(batch, "check_gravity")
  const postponed = extendStep(
    batch,
    check,
    { kind: "until", dueAt: new Date("2027-01-01T12:00:00Z") },
    at(1),
  )
  expect(postponed.ok && told(batch, postponed.value)).toEqual(["step_extended check_gravity"])
})

test("an alarm that rang is told with its name", () => {
  const batch = skippedTo(brewingBatch(), "boil", at(0))
  const boil = stepOf(batch, "boil")
  const running = moved(batch, boil, "start_step", at(0))
  const [alarm] = comingAlarms(running)
  if (!alarm) throw new Error("a boil rings")
  const step = { ...stepById(running, boil.id), rung: [{ alarmId: alarm.id, dueAt: alarm.dueAt }] }
  const rung = { ...running, steps: running.steps.map((one) => (one.id === step.id ? step : one)) }
  expect(eventsBetween(running, rung)).toEqual([
    { kind: "alarm_rang", stepId: boil.id, data: { alarmId: alarm.id } },
  ])
})

test("a new name, a new day and each state of a batch are told", () => {
  const batch: Batch = { ...brewingBatch(), state: "planned", startedAt: null }
  expect(told(batch, { ...batch, name: "Other", plannedFor: at(9) })).toEqual([
    "batch_renamed",
    "batch_replanned",
  ])
  expect(told(batch, movedBatch(batch, "start", at(0)))).toEqual(["batch_started"])
  const fermenting = movedBatch({ ...brewingBatch(), steps: [] }, "ferment", at(0))
  const conditioning = movedBatch(fermenting, "package", at(1))
  const completed = movedBatch(conditioning, "complete", at(2))
  expect(told(fermenting, conditioning)).toEqual(["batch_packaged"])
  expect(told(conditioning, completed)).toEqual(["batch_completed"])
  expect(told(completed, movedBatch(completed, "archive", at(3)))).toEqual(["batch_archived"])
  expect(told(fermenting, movedBatch(fermenting, "cancel", at(3)))).toEqual(["batch_cancelled"])
})
