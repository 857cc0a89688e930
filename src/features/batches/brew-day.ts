import { assertNever } from "../../shared/assert-never.ts"
import type { StepId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import { type BatchMove, type BatchState, possibleMoves, stateAfter } from "./batch-moves.ts"
import type { AlarmId, Step, StepProgress, StepState } from "./step.ts"

export type StepMove = "start_step" | "complete_step" | "pause_step" | "resume_step"

/** A move that the batch or its step cannot make now, with those it can, and the step whose turn it is. */
export type WrongState = {
  readonly kind: "wrong_state"
  readonly state: BatchState | StepState
  readonly possible: readonly (BatchMove | StepMove)[]
  readonly currentStepId: StepId | null
}

/** The first step that is not done: the only one that can move. */
export const currentStep = (batch: Batch): Step | null =>
  batch.steps.find((step) => step.progress.state !== "completed") ?? null

/** Moves a batch through its life. A move that has been made already returns the same batch. */
export const moveBatch = (batch: Batch, move: BatchMove, now: Date): Result<Batch, WrongState> => {
  const state = stateAfter(batch.state, move)
  if (state === null) return err(wrongBatchState(batch))
  if (state === batch.state) return ok(batch)
  return ok({ ...batch, state, startedAt: move === "start" ? now : batch.startedAt })
}

/**
 * Moves a step of the brew day. A move that has been made already returns the same batch, so that a second tap is
 * harmless. Only the current step moves; nothing starts by itself; completing the last one leaves the batch
 * fermenting.
 */
export const moveStep = (batch: Batch, step: Step, move: StepMove, now: Date): Result<Batch, WrongState> => {
  if (stepMoves[step.progress.state][move] === "made" && batch.state !== "cancelled") return ok(batch)
  if (batch.state !== "brewing") return err(wrongBatchState(batch))
  const current = currentStep(batch)
  if (step.id !== current?.id || stepMoves[step.progress.state][move] === undefined) {
    return err({
      kind: "wrong_state",
      state: step.progress.state,
      possible: step.id === current?.id ? possibleStepMoves(step.progress.state) : [],
      currentStepId: current?.id ?? null,
    })
  }
  const moved = {
    ...batch,
    steps: replaced(batch.steps, { ...step, progress: progressAfter(step, move, now) }),
  }
  return currentStep(moved) === null ? moveBatch(moved, "ferment", now) : ok(moved)
}

/** Remembers that an alarm of a step has rung. */
export const withAlarmRung = (batch: Batch, step: Step, alarmId: AlarmId): Batch => ({
  ...batch,
  steps: replaced(batch.steps, { ...step, rung: [...step.rung, alarmId] }),
})

/** What each move does to a step in each state: "moves" it, or was "made" already. What is not here is wrong. */
const stepMoves: Readonly<Record<StepState, Readonly<Partial<Record<StepMove, "moves" | "made">>>>> = {
  pending: { start_step: "moves" },
  running: { start_step: "made", complete_step: "moves", pause_step: "moves", resume_step: "made" },
  paused: { pause_step: "made", resume_step: "moves", complete_step: "moves" },
  completed: { complete_step: "made" },
}

const possibleStepMoves = (state: StepState): readonly StepMove[] =>
  (["start_step", "complete_step", "pause_step", "resume_step"] as const).filter(
    (move) => stepMoves[state][move] === "moves",
  )

const progressAfter = (step: Step, move: StepMove, now: Date): StepProgress => {
  switch (move) {
    case "start_step":
      return {
        state: "running",
        startedAt: now,
        dueAt: step.plannedMinutes === null ? null : after(now, step.plannedMinutes * 60),
      }
    case "complete_step":
      return { state: "completed", startedAt: startOf(step, now), completedAt: now }
    case "pause_step":
      return {
        state: "paused",
        startedAt: startOf(step, now),
        pausedAt: now,
        remainingSeconds: remaining(step.progress, now),
      }
    case "resume_step": {
      const left = remaining(step.progress, now)
      return {
        state: "running",
        startedAt: startOf(step, now),
        dueAt: left === null ? null : after(now, left),
      }
    }
    default:
      return assertNever(move)
  }
}

const startOf = ({ progress }: Step, now: Date): Date =>
  progress.state === "pending" ? now : progress.startedAt

const remaining = (progress: StepProgress, now: Date): number | null => {
  if (progress.state === "paused") return progress.remainingSeconds
  if (progress.state !== "running" || progress.dueAt === null) return null
  return Math.max(0, (progress.dueAt.getTime() - now.getTime()) / 1000)
}

// Seconds are kept as a fraction; rounding to whole milliseconds gives back exactly what was left.
const after = (time: Date, seconds: number): Date => new Date(time.getTime() + Math.round(seconds * 1000))

const replaced = (steps: readonly Step[], step: Step): readonly Step[] =>
  steps.map((other) => (other.id === step.id ? step : other))

const wrongBatchState = (batch: Batch): WrongState => ({
  kind: "wrong_state",
  state: batch.state,
  possible: possibleMoves(batch.state),
  currentStepId: batch.state === "brewing" ? (currentStep(batch)?.id ?? null) : null,
})
