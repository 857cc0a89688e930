import type { StepId } from "../../shared/ids.ts"
import type { Batch } from "./batch.ts"
import { type BatchMove, type BatchState, possibleMoves } from "./batch-moves.ts"
import { currentStep } from "./steps/current-step.ts"
import type { StepState } from "./steps/step.ts"
import type { StepMove } from "./steps/step-moves.ts"

/** A move that the batch or its step cannot make now, with those it can, and the step whose turn it is. */
export type WrongState = {
  readonly kind: "wrong_state"
  readonly state: BatchState | StepState
  readonly possible: readonly (BatchMove | StepMove)[]
  readonly currentStepId: StepId | null
}

export const wrongBatchState = (batch: Batch): WrongState => ({
  kind: "wrong_state",
  state: batch.state,
  possible: possibleMoves(batch.state),
  currentStepId: currentStep(batch)?.id ?? null,
})
