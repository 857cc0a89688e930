import { z } from "zod"
import {
  additionKinds,
  additionUnits,
  type AdditionId,
  type AlarmId,
  type Step,
  stepKinds,
} from "../steps/step.ts"
import type { Celsius, Litres, Minutes } from "../../../brewing/units.ts"
import type { StepId } from "../../../shared/ids.ts"

/** The steps of a batch in its row and back. Both ways are validated: a defect stops at the door of the database. */
export const storePlan = (steps: readonly Step[]): StoredPlan => z.encode(Plan, steps)
export const readPlan = (stored: unknown): readonly Step[] => Plan.parse(stored)

const id = <T extends string>() => z.custom<T>((value) => z.uuid().safeParse(value).success)
const figure = <T extends number>() => z.custom<T>((value) => Number.isFinite(value))
const time = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
})
const localized = z.strictObject({ fr: z.string(), en: z.string() }).readonly()

const Open = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("pending"), dueAt: time.nullable().default(null) }),
  z.strictObject({ state: z.literal("running"), startedAt: time, dueAt: time.nullable() }),
  z.strictObject({
    state: z.literal("paused"),
    startedAt: time,
    pausedAt: time,
    remainingSeconds: z.number().nonnegative().nullable(),
  }),
])
const Progress = z.discriminatedUnion("state", [
  ...Open.options,
  z.strictObject({ state: z.literal("completed"), startedAt: time, completedAt: time, before: Open }),
  z.strictObject({ state: z.literal("skipped"), skippedAt: time, before: Open }),
])

const Addition = z.strictObject({
  id: id<AdditionId>(),
  kind: z.enum(additionKinds),
  name: z.string(),
  amount: z.number().nonnegative(),
  unit: z.enum(additionUnits),
  minutesBeforeEnd: figure<Minutes>().nullable(),
  note: localized.nullable(),
})

const Plan = z
  .array(
    z.strictObject({
      id: id<StepId>(),
      kind: z.enum(stepKinds),
      name: localized,
      tip: localized,
      plannedMinutes: figure<Minutes>().nullable(),
      day: z.int().min(0).nullable(),
      temperatureCelsius: figure<Celsius>().nullable(),
      volumeLitres: figure<Litres>().nullable(),
      waterCelsius: figure<Celsius>().nullable(),
      additions: z.array(Addition).readonly(),
      progress: Progress,
      rung: z.array(z.strictObject({ alarmId: id<AlarmId>(), dueAt: time })).readonly(),
    }),
  )
  .readonly()
export type StoredPlan = z.input<typeof Plan>
