import type { Member } from "../../../shared/actor.ts"
import type { BatchId, StepId } from "../../../shared/ids.ts"
import { err, type Result } from "../../../shared/result.ts"
import type { Batch } from "../batch.ts"
import { type BatchNotFound, changeBatch, type ChangeDeps } from "../change-batch.ts"
import { type Extension, extendStep, type NotLonger, type WrongExtension } from "./extend-step.ts"
import { moveStep } from "./move-step.ts"
import type { Step } from "./step.ts"
import type { StepMove } from "./step-moves.ts"
import type { WrongState } from "../wrong-state.ts"

export type ChangeStep = { readonly batchId: BatchId; readonly stepId: StepId }
export type StepNotFound = { readonly kind: "step_not_found" }
export type MoveStepError = BatchNotFound | StepNotFound | WrongState
export type ExtendStepError = MoveStepError | NotLonger | WrongExtension

/**
 * Moves a step of a batch of one's own: start, complete, pause, resume, skip or undo. A move that has been made already
 * returns the same batch.
 */
export const moveOwnStep = (
  deps: ChangeDeps,
  member: Member,
  { move, ...at }: ChangeStep & { readonly move: Exclude<StepMove, "extend_step"> },
): Promise<Result<Batch, MoveStepError>> =>
  changeStep<WrongState>(deps, member, at, (batch, step, now) => moveStep(batch, step, move, now))

/** Makes a step of a batch of one's own longer, and moves what comes after it. */
export const extendOwnStep = (
  deps: ChangeDeps,
  member: Member,
  { extension, ...at }: ChangeStep & { readonly extension: Extension },
): Promise<Result<Batch, ExtendStepError>> =>
  changeStep<WrongState | NotLonger | WrongExtension>(deps, member, at, (batch, step, now) =>
    extendStep(batch, step, extension, now),
  )

const changeStep = <E>(
  deps: ChangeDeps,
  member: Member,
  { batchId, stepId }: ChangeStep,
  change: (batch: Batch, step: Step, now: Date) => Result<Batch, E>,
): Promise<Result<Batch, E | BatchNotFound | StepNotFound>> =>
  changeBatch<E | StepNotFound>(deps, member, batchId, (batch, now) => {
    const step = batch.steps.find(({ id }) => id === stepId)
    return step ? change(batch, step, now) : err({ kind: "step_not_found" })
  })
