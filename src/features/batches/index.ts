import type { Member } from "../../shared/actor.ts"
import type { BatchId, MemberId } from "../../shared/ids.ts"
import type { PageRequest } from "../../shared/page.ts"
import type { BatchDeps } from "./batch-deps.ts"
import type { RingAlarm } from "./batch-jobs.ts"
import { cancelBatch } from "./cancel-batch.ts"
import { type ChangeStep, completeStep, pauseStep, resumeStep, startStep } from "./change-step.ts"
import { createBatch, type CreateBatch } from "./create-batch.ts"
import { deleteBatch, type DeleteBatch } from "./delete-batch.ts"
import { forProjection, projectedIds } from "./for-projection.ts"
import { type BatchKey, listBatches } from "./list-batches.ts"
import { readBatch } from "./read-batch.ts"
import { ringAlarm } from "./ring-alarm.ts"
import { startBatch } from "./start-batch.ts"

export type { Batch } from "./batch.ts"
export type { BatchDeps } from "./batch-deps.ts"
export { ProjectBatch, projectionKey, RingAlarm } from "./batch-jobs.ts"
export { batchStates } from "./batch-moves.ts"
export { currentStep, type WrongState } from "./brew-day.ts"
export type { ChangeStepError } from "./change-step.ts"
export { comingAlarms } from "./coming-alarms.ts"
export type { CreateBatchError } from "./create-batch.ts"
export type { DeleteBatchError } from "./delete-batch.ts"
export type { BatchKey, BatchSummary } from "./list-batches.ts"
export { shownSteps } from "./shown-steps.ts"
export {
  type Addition,
  additionDueAt,
  additionKinds,
  additionUnits,
  type Step,
  stepKinds,
  stepStates,
} from "./step.ts"

/** Batches and their brew days. */
export const makeBatches = (deps: BatchDeps) => ({
  create: (member: Member, command: CreateBatch) => createBatch(deps, member, command),
  read: (member: Member, command: { readonly batchId: BatchId }) => readBatch(deps, member, command),
  list: (member: Member, request: PageRequest<BatchKey>) => listBatches(deps, member, request),
  delete: (member: Member, command: DeleteBatch) => deleteBatch(deps, member, command),
  start: (member: Member, command: { readonly batchId: BatchId }) => startBatch(deps, member, command),
  cancel: (member: Member, command: { readonly batchId: BatchId }) => cancelBatch(deps, member, command),
  startStep: (member: Member, command: ChangeStep) => startStep(deps, member, command),
  completeStep: (member: Member, command: ChangeStep) => completeStep(deps, member, command),
  pauseStep: (member: Member, command: ChangeStep) => pauseStep(deps, member, command),
  resumeStep: (member: Member, command: ChangeStep) => resumeStep(deps, member, command),
  ringAlarm: (job: RingAlarm) => ringAlarm(deps, job),
  forProjection: (batchId: BatchId) => forProjection(deps, batchId),
  projectedIds: (ownerId: MemberId) => projectedIds(deps, ownerId),
})
export type Batches = ReturnType<typeof makeBatches>
