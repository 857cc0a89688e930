import { err, ok, type Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import { type BatchMove, stateAfter } from "./batch-moves.ts"
import { dueByDay } from "./plan/due-by-day.ts"
import type { Step } from "./steps/step.ts"
import { completed, passedBy } from "./steps/step-progress.ts"
import { isOpen } from "./steps/step.ts"
import { type WrongState, wrongBatchState } from "./wrong-state.ts"

/** Moves a batch through its life. A move that has been made already returns the same batch. */
export const moveBatch = (batch: Batch, move: BatchMove, now: Date): Result<Batch, WrongState> => {
  const state = stateAfter(batch.state, move)
  if (state === null) return err(wrongBatchState(batch))
  if (state === batch.state) return ok(batch)
  return ok({ ...effects[move](batch, now), state })
}

/** What a move changes beside the state. */
const effects: Readonly<Record<BatchMove, (batch: Batch, now: Date) => Batch>> = {
  start: (batch, now) => ({ ...batch, startedAt: now }),
  ferment: (batch, now) => ({
    ...batch,
    pitchedAt: now,
    steps: batch.steps.map((step) =>
      step.day === null ? passedBy(step, now) : withDay(step, step.day, batch, now),
    ),
  }),
  package: (batch, now) => ({
    ...batch,
    packagedAt: now,
    steps: batch.steps.map((step) =>
      step.kind === "package" && isOpen(step) ? completed(step, now) : passedBy(step, now),
    ),
  }),
  complete: (batch, now) => ({ ...batch, completedAt: now }),
  cancel: (batch, now) => ({ ...batch, cancelledAt: now }),
  archive: (batch, now) => ({ ...batch, archivedAt: now }),
}

const withDay = (step: Step, day: number, { timeZone }: Batch, pitchedAt: Date): Step =>
  step.progress.state === "pending"
    ? { ...step, progress: { state: "pending", dueAt: dueByDay(pitchedAt, day, timeZone) } }
    : step

/** Takes the beginning of fermentation back: nothing is due by day any more. */
export const unfermented = (batch: Batch): Batch => ({
  ...batch,
  state: "brewing",
  pitchedAt: null,
  steps: batch.steps.map((step) =>
    step.day !== null && step.progress.state === "pending"
      ? { ...step, progress: { state: "pending", dueAt: null }, rung: [] }
      : step,
  ),
})

/** Takes the end of fermentation back. */
export const unpackaged = (batch: Batch): Batch => ({ ...batch, state: "fermenting", packagedAt: null })
