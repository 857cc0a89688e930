import {
  additionDueAt,
  type Batch,
  comingAlarms,
  currentStep,
  shownSteps,
  type Step,
} from "../batches/index.ts"
import type { LiveDocument, LiveValue } from "./live-store.ts"

/**
 * The live document of a batch: its brew day with absolute times, and the alarms to come with their texts, so that
 * a phone can schedule them itself and ring without us.
 */
export const liveBatch = (batch: Batch): LiveDocument => ({
  version: batch.version,
  id: batch.id,
  name: batch.name,
  recipeName: batch.recipe.name,
  state: batch.state,
  plannedFor: time(batch.plannedFor),
  startedAt: time(batch.startedAt),
  currentStepId: batch.state === "brewing" ? (currentStep(batch)?.id ?? null) : null,
  steps: shownSteps(batch).map(liveStep),
  alarms: comingAlarms(batch).map(({ id, kind, stepId, additionId, dueAt, title, body }) => ({
    id,
    kind,
    stepId,
    additionId,
    dueAt: time(dueAt),
    title,
    body,
  })),
  updatedAt: time(batch.updatedAt),
})

const liveStep = (step: Step, position: number): LiveValue => ({
  id: step.id,
  position,
  kind: step.kind,
  name: step.name,
  tip: step.tip,
  plannedMinutes: step.plannedMinutes,
  temperatureC: step.temperatureCelsius,
  volumeL: step.volumeLitres,
  waterC: step.waterCelsius,
  ...liveProgress(step),
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

const liveProgress = ({ progress }: Step): { readonly [key: string]: LiveValue } => ({
  state: progress.state,
  startedAt: progress.state === "pending" ? null : time(progress.startedAt),
  dueAt: progress.state === "running" ? time(progress.dueAt) : null,
  pausedAt: progress.state === "paused" ? time(progress.pausedAt) : null,
  remainingSeconds: progress.state === "paused" ? progress.remainingSeconds : null,
  completedAt: progress.state === "completed" ? time(progress.completedAt) : null,
})

const time = (date: Date | null): string | null => date?.toISOString() ?? null
