import * as z from "zod"
import {
  type Addition,
  additionDueAt,
  additionKinds,
  additionUnits,
  type Batch,
  type ExpectedTimes,
  expectedTimes,
  shownSteps,
  startOf,
  type Step,
  stepKinds,
  stepStates,
} from "../features/batches/index.ts"
import { LocalizedWire } from "./localized.ts"
import { wireTime } from "./wire-time.ts"

const AdditionWire = z
  .object({
    id: z.uuid(),
    kind: z.enum(additionKinds),
    name: z.string(),
    amount: z.number(),
    unit: z.enum(additionUnits),
    minutesBeforeEnd: z
      .number()
      .nullable()
      .describe("Counted down to the end of the step; null when it goes in with its start"),
    dueAt: wireTime.nullable().describe("While the step runs"),
    note: LocalizedWire.nullable(),
  })
  .meta({ id: "Addition" })

export const StepWire = z
  .object({
    id: z.uuid().describe("Stays the same when the plan changes; the position may not"),
    position: z.int().min(0),
    kind: z.enum(stepKinds),
    name: LocalizedWire,
    tip: LocalizedWire,
    plannedMinutes: z.number().nullable().describe("null: lasts until the brewer says it is done"),
    day: z
      .int()
      .min(0)
      .nullable()
      .describe("Days after pitching on which it is due; null for a step of the brew day"),
    temperatureC: z.number().nullable(),
    volumeL: z.number().nullable(),
    waterC: z
      .number()
      .nullable()
      .describe("How hot volumeL is poured into the mash, to bring it to temperatureC"),
    state: z.enum(stepStates),
    startedAt: wireTime.nullable(),
    dueAt: wireTime
      .nullable()
      .describe("When the clock of a running step runs out, or a step by day is to be done"),
    pausedAt: wireTime.nullable(),
    remainingSeconds: z.number().nullable().describe("What is left of a paused step"),
    completedAt: wireTime.nullable(),
    skippedAt: wireTime.nullable(),
    expectedStartAt: wireTime
      .nullable()
      .describe("Worked out from what is known so far: whatever moves a step moves those after it"),
    expectedEndAt: wireTime.nullable(),
    additions: z.array(AdditionWire),
  })
  .meta({ id: "BrewDayStep" })
export type StepWire = z.output<typeof StepWire>

export const StepsWire = z.object({ items: z.array(StepWire) })

export const toStepsWire = (batch: Batch): StepWire[] => {
  const expected = expectedTimes(batch)
  return shownSteps(batch).map((step, position) => toStepWire(step, position, expected.get(step.id)))
}

const toStepWire = (step: Step, position: number, expected: ExpectedTimes | undefined): StepWire => ({
  id: step.id,
  position,
  kind: step.kind,
  name: step.name,
  tip: step.tip,
  plannedMinutes: step.plannedMinutes,
  day: step.day,
  temperatureC: step.temperatureCelsius,
  volumeL: step.volumeLitres,
  waterC: step.waterCelsius,
  ...toProgressWire(step),
  expectedStartAt: toTime(expected?.startsAt ?? null),
  expectedEndAt: toTime(expected?.endsAt ?? null),
  additions: step.additions.map((addition) => toAdditionWire(step, addition)),
})

const toAdditionWire = (step: Step, addition: Addition): z.output<typeof AdditionWire> => ({
  ...addition,
  dueAt: toTime(additionDueAt(step, addition)),
})

const toProgressWire = (step: Step) => {
  const { progress } = step
  return {
    state: progress.state,
    startedAt: toTime(startOf(step)),
    dueAt: progress.state === "running" || progress.state === "pending" ? toTime(progress.dueAt) : null,
    pausedAt: progress.state === "paused" ? toTime(progress.pausedAt) : null,
    remainingSeconds: progress.state === "paused" ? progress.remainingSeconds : null,
    completedAt: progress.state === "completed" ? toTime(progress.completedAt) : null,
    skippedAt: progress.state === "skipped" ? toTime(progress.skippedAt) : null,
  }
}

const toTime = (date: Date | null): string | null => date?.toISOString() ?? null
