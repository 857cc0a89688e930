import { err, ok, type Result } from "../../../shared/result.ts"
import { type Batch, withStep } from "../batch.ts"
import { openSteps } from "./current-step.ts"
import { moveBatch, unfermented, unpackaged } from "../move-batch.ts"
import { isOpen, type OpenStep, type Step } from "./step.ts"
import { endsFermentation, possibleStepMoves, type StepMove, verdictOn } from "./step-moves.ts"
import { completed, paused, reopened, resumed, skipped, started } from "./step-progress.ts"
import { type WrongState, wrongBatchState } from "../wrong-state.ts"

/**
 * Moves a step. A move that has been made already returns the same batch, so that a second tap is harmless. Nothing
 * starts by itself: a step that is done waits for the brewer to start the next one. Settling the last step of the brew
 * day leaves the batch fermenting, completing the packaging leaves it conditioning.
 */
export const moveStep = (
  batch: Batch,
  step: Step,
  move: Exclude<StepMove, "extend_step">,
  now: Date,
): Result<Batch, WrongState> => {
  const verdict = verdictOn(batch, step, move)
  if (verdict === "made") return ok(batch)
  if (verdict === null) return err(wrongStepState(batch, step))
  if (move === "undo_step") return ok(takenBack(batch, step))
  return isOpen(step) ? onward(batch, step, move, now) : err(wrongStepState(batch, step))
}

/** Why a step does not move: what it, or else its batch, can do now. */
export const wrongStepState = (batch: Batch, step: Step): WrongState => {
  const possible = possibleStepMoves(batch, step)
  const wrongBatch = wrongBatchState(batch)
  const isItsTime = step.day === null ? batch.state === "brewing" : batch.state === "fermenting"
  return possible.length > 0 || isItsTime
    ? { ...wrongBatch, state: step.progress.state, possible }
    : wrongBatch
}

type Onward = Exclude<StepMove, "extend_step" | "undo_step">

const moved: Readonly<Record<Onward, (step: OpenStep, now: Date) => Step>> = {
  start_step: started,
  complete_step: completed,
  pause_step: paused,
  resume_step: resumed,
  skip_step: skipped,
}

const onward = (batch: Batch, step: OpenStep, move: Onward, now: Date): Result<Batch, WrongState> => {
  const next = withStep(batch, moved[move](step, now))
  if (step.day === null)
    return openSteps(next, "brew_day").length === 0 ? moveBatch(next, "ferment", now) : ok(next)
  return step.kind === "package" && move === "complete_step" ? moveBatch(next, "package", now) : ok(next)
}

const takenBack = (batch: Batch, step: Step): Batch => {
  const next = withStep(batch, reopened(step))
  if (step.day === null) return batch.state === "fermenting" ? unfermented(next) : next
  return endsFermentation(batch, step) ? unpackaged(next) : next
}
