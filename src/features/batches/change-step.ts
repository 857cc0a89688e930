import type { Member } from "../../shared/actor.ts"
import type { BatchId, StepId } from "../../shared/ids.ts"
import { err, type Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import { moveStep, type StepMove, type WrongState } from "./brew-day.ts"
import { type BatchNotFound, changeBatch } from "./change-batch.ts"

export type ChangeStep = { readonly batchId: BatchId; readonly stepId: StepId }
export type ChangeStepError = BatchNotFound | { readonly kind: "step_not_found" } | WrongState

type ChangeStepVerb = (
  deps: Pick<BatchDeps, "db" | "clock" | "notifications">,
  member: Member,
  command: ChangeStep,
) => Promise<Result<Batch, ChangeStepError>>

const verb =
  (move: StepMove): ChangeStepVerb =>
  (deps, member, { batchId, stepId }) =>
    changeBatch<ChangeStepError>(deps, member, batchId, (batch, now) => {
      const step = batch.steps.find(({ id }) => id === stepId)
      return step ? moveStep(batch, step, move, now) : err({ kind: "step_not_found" })
    })

/** Starts the current step: its clock runs, its alarms are set. A second tap returns the running step unchanged. */
export const startStep = verb("start_step")

/** Marks the current step as done; the next one waits to be started. Completing the last one starts fermentation. */
export const completeStep = verb("complete_step")

/** Stops the clock of the current step; what is left of it is kept, and its alarms are silent. */
export const pauseStep = verb("pause_step")

/** Lets the clock of a paused step run on: everything that is left of it moves to new times. */
export const resumeStep = verb("resume_step")
