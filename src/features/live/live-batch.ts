import {
  additionDueAt,
  type Batch,
  comingAlarms,
  comingReminders,
  currentStep,
  type ExpectedTimes,
  expectedTimes,
  shownSteps,
  startOf,
  type Step,
  type WatchedBatch,
} from "../batches/index.ts"
import type { Measurement } from "../brew-log/index.ts"
import { type Alert, factsOf, kindOf } from "../fermentation/index.ts"
import { notificationTexts } from "../notifications/index.ts"
import type { LiveDocument, LiveValue } from "./live-store.ts"

/**
 * The live document of a batch: its steps with absolute times, the alarms and reminders to come with their texts, so
 * that a phone can schedule them itself and ring without us, the last readings, and what there is to say of them.
 */
export const liveBatch = (
  { batch, liveVersion, reminders }: WatchedBatch,
  readings: readonly Measurement[],
  alerts: readonly Alert[],
): LiveDocument => ({
  version: liveVersion,
  batchVersion: batch.version,
  id: batch.id,
  name: batch.name,
  recipeName: batch.recipe.name,
  state: batch.state,
  plannedFor: time(batch.plannedFor),
  startedAt: time(batch.startedAt),
  pitchedAt: time(batch.pitchedAt),
  packagedAt: time(batch.packagedAt),
  currentStepId: currentStep(batch)?.id ?? null,
  steps: liveSteps(batch),
  alarms: comingAlarms(batch).map(({ id, kind, stepId, additionId, dueAt, title, body }) => ({
    id,
    kind,
    stepId,
    additionId,
    dueAt: time(dueAt),
    title,
    body,
  })),
  reminders: comingReminders(batch, reminders).map(({ id, dueAt, title, body }) => ({
    id,
    dueAt: time(dueAt),
    title,
    body,
  })),
  readings: readings.map(liveReading),
  alerts: alerts.map(liveAlert),
  updatedAt: time(batch.updatedAt),
})

/** The last of its kind, corrected, with the unit in the name of the figure. */
const liveReading = ({ id, stage, stated, corrected, takenAt }: Measurement): LiveValue => ({
  id,
  kind: stated.kind,
  stage,
  [figureNames[stated.kind]]: corrected.value,
  takenAt: time(takenAt),
})

const figureNames: Readonly<Record<Measurement["stated"]["kind"], string>> = {
  gravity: "gravity",
  temperature: "temperatureC",
  ph: "ph",
  volume: "volumeL",
  pressure: "pressureKpa",
}

const liveAlert = ({ id, finding, batchName, raisedAt }: Alert): LiveValue => ({
  id,
  kind: kindOf(finding),
  raisedAt: time(raisedAt),
  ...notificationTexts(factsOf(finding, batchName)),
})

const liveSteps = (batch: Batch): readonly LiveValue[] => {
  const expected = expectedTimes(batch)
  return shownSteps(batch).map((step, position) => liveStep(step, position, expected.get(step.id)))
}

const liveStep = (step: Step, position: number, expected: ExpectedTimes | undefined): LiveValue => ({
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
  ...liveProgress(step),
  expectedStartAt: time(expected?.startsAt ?? null),
  expectedEndAt: time(expected?.endsAt ?? null),
  additions: step.additions.map((addition) => ({
    id: addition.id,
    kind: addition.kind,
    name: addition.name,
    amount: addition.amount,
    unit: addition.unit,
    minutesBeforeEnd: addition.minutesBeforeEnd,
    dueAt: time(additionDueAt(step, addition)),
    note: addition.note,
  })),
})

const liveProgress = (step: Step): { readonly [key: string]: LiveValue } => {
  const { progress } = step
  return {
    state: progress.state,
    startedAt: time(startOf(step)),
    dueAt: progress.state === "running" || progress.state === "pending" ? time(progress.dueAt) : null,
    pausedAt: progress.state === "paused" ? time(progress.pausedAt) : null,
    remainingSeconds: progress.state === "paused" ? progress.remainingSeconds : null,
    completedAt: progress.state === "completed" ? time(progress.completedAt) : null,
    skippedAt: progress.state === "skipped" ? time(progress.skippedAt) : null,
  }
}

const time = (date: Date | null): string | null => date?.toISOString() ?? null
