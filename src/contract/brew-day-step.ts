import * as z from "zod"
import {
  type Addition,
  additionDueAt,
  additionKinds,
  additionUnits,
  type Step,
  stepKinds,
  stepStates,
} from "../features/batches/index.ts"
import { LocalizedWire } from "./localized.ts"
import { wireTime } from "./wire-time.ts"

export const AdditionWire = z
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
    temperatureC: z.number().nullable(),
    volumeL: z.number().nullable(),
    waterC: z
      .number()
      .nullable()
      .describe("How hot volumeL is poured into the mash, to bring it to temperatureC"),
    state: z.enum(stepStates),
    startedAt: wireTime.nullable(),
    dueAt: wireTime.nullable().describe("When the clock of a running step runs out"),
    pausedAt: wireTime.nullable(),
    remainingSeconds: z.number().nullable().describe("What is left of a paused step"),
    completedAt: wireTime.nullable(),
    additions: z.array(AdditionWire),
  })
  .meta({ id: "BrewDayStep" })
export type StepWire = z.output<typeof StepWire>

export const StepsWire = z.object({ items: z.array(StepWire) })

export const toStepWire = (step: Step, position: number): StepWire => ({
  id: step.id,
  position,
  kind: step.kind,
  name: step.name,
  tip: step.tip,
  plannedMinutes: step.plannedMinutes,
  temperatureC: step.temperatureCelsius,
  volumeL: step.volumeLitres,
  waterC: step.waterCelsius,
  ...toProgressWire(step),
  additions: step.additions.map((addition) => toAdditionWire(step, addition)),
})

const toAdditionWire = (step: Step, addition: Addition): z.output<typeof AdditionWire> => ({
  ...addition,
  dueAt: toTime(additionDueAt(step, addition)),
})

const toProgressWire = ({ progress }: Step) => ({
  state: progress.state,
  startedAt: progress.state === "pending" ? null : toTime(progress.startedAt),
  dueAt: progress.state === "running" ? toTime(progress.dueAt) : null,
  pausedAt: progress.state === "paused" ? toTime(progress.pausedAt) : null,
  remainingSeconds: progress.state === "paused" ? progress.remainingSeconds : null,
  completedAt: progress.state === "completed" ? toTime(progress.completedAt) : null,
})

const toTime = (date: Date | null): string | null => date?.toISOString() ?? null
