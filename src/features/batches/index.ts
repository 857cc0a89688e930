import type { Sql } from "../../platform/postgres/database.ts"
import { tombstones } from "../../platform/postgres/expired-rows.ts"
import type { Member } from "../../shared/actor.ts"
import type { BatchId, MemberId, ReminderId } from "../../shared/ids.ts"
import type { PageRequest } from "../../shared/page.ts"
import type { Result } from "../../shared/result.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import type { ProjectBatch, RingAlarm } from "./batch-jobs.ts"
import type { BatchMove } from "./batch-moves.ts"
import { type ChangeStep, extendOwnStep, moveOwnStep } from "./steps/change-step.ts"
import { copyEvents, splitLitres } from "./log/copy-events.ts"
import { createBatch, type CreateBatch } from "./create-batch.ts"
import { deleteBatch, type DeleteBatch } from "./delete-batch.ts"
import { forProjection, projectedIds } from "./for-projection.ts"
import { listEvents, type ListEvents } from "./log/list-events.ts"
import { type BatchKey, listBatches } from "./list-batches.ts"
import type { Extension } from "./steps/extend-step.ts"
import { moveOwnBatch } from "./move-own-batch.ts"
import { patchBatch, type PatchBatch } from "./patch-batch.ts"
import {
  patchReminder,
  deleteReminder,
  type DeleteReminder,
  type PatchReminder,
} from "./reminders/change-reminder.ts"
import { createReminder, type CreateReminder } from "./reminders/create-reminder.ts"
import { listReminders, readReminder } from "./reminders/read-reminders.ts"
import type { RingReminder } from "./reminders/reminder-jobs.ts"
import { ringReminder } from "./reminders/ring-reminder.ts"
import { isOwnBatch, readBatch } from "./read-batch.ts"
import { type Recorded, recordForJob, recordInBatch } from "./log/record-in-batch.ts"
import { recordEvents } from "./log/record-events.ts"
import { ringAlarm } from "./alarms/ring-alarm.ts"
import { splitOff, type SplitOff } from "./split-off.ts"
import type { StepMove } from "./steps/step-moves.ts"
import { batchesUnderWay } from "./under-way.ts"

export { additionAmount } from "./plan/addition-amount.ts"
export type { Batch, BatchEquipment } from "./batch.ts"
export type { BatchDeps } from "./batch-deps.ts"
export { type BatchEvent, type BatchEventKind, batchEventKinds } from "./log/batch-events.ts"
export { AssessFermentation, planAssessment, ProjectBatch, projectionKey, RingAlarm } from "./batch-jobs.ts"
export { batchStates } from "./batch-moves.ts"
export type { BatchNotFound } from "./change-batch.ts"
export type { ExtendStepError, MoveStepError } from "./steps/change-step.ts"
export { currentStep } from "./steps/current-step.ts"
export { type ExpectedTimes, expectedTimes } from "./steps/expected-times.ts"
export type { Extension, NotLonger, WrongExtension } from "./steps/extend-step.ts"
export { comingAlarms } from "./alarms/coming-alarms.ts"
export type { CreateBatchError } from "./create-batch.ts"
export type { DeleteBatchError } from "./delete-batch.ts"
export type { LoggedEvent } from "./log/list-events.ts"
export type { BatchKey, BatchSummary } from "./list-batches.ts"
export type { PatchBatch, PatchBatchError } from "./patch-batch.ts"
export type { WatchedBatch } from "./for-projection.ts"
export { comingReminders } from "./reminders/coming-reminders.ts"
export type { DeleteReminderError, PatchReminderError } from "./reminders/change-reminder.ts"
export type { CreateReminderError } from "./reminders/create-reminder.ts"
export type { Reminder } from "./reminders/reminder.ts"
export { RingReminder } from "./reminders/reminder-jobs.ts"
export type { Recorded } from "./log/record-in-batch.ts"
export { shownSteps } from "./steps/shown-steps.ts"
export {
  type Addition,
  additionDueAt,
  additionKinds,
  additionUnits,
  isOpen,
  startOf,
  type Step,
  stepKinds,
  stepStates,
} from "./steps/step.ts"
export { type WrongState, wrongBatchState } from "./wrong-state.ts"

/** Batches and their brew days. */
export const makeBatches = (deps: BatchDeps) => ({
  create: (member: Member, command: CreateBatch) => createBatch(deps, member, command),
  read: (member: Member, command: { readonly batchId: BatchId }) => readBatch(deps, member, command),
  isOwn: (member: Member, command: { readonly batchId: BatchId }) => isOwnBatch(deps, member, command),
  list: (member: Member, request: PageRequest<BatchKey>) => listBatches(deps, member, request),
  delete: (member: Member, command: DeleteBatch) => deleteBatch(deps, member, command),
  patch: (member: Member, command: PatchBatch) => patchBatch(deps, member, command),
  start: moves(deps, "start"),
  ferment: moves(deps, "ferment"),
  package: moves(deps, "package"),
  complete: moves(deps, "complete"),
  cancel: moves(deps, "cancel"),
  archive: moves(deps, "archive"),
  startStep: movesStep(deps, "start_step"),
  completeStep: movesStep(deps, "complete_step"),
  pauseStep: movesStep(deps, "pause_step"),
  resumeStep: movesStep(deps, "resume_step"),
  skipStep: movesStep(deps, "skip_step"),
  undoStep: movesStep(deps, "undo_step"),
  extendStep: (member: Member, command: ChangeStep & { readonly extension: Extension }) =>
    extendOwnStep(deps, member, command),
  createReminder: (member: Member, command: CreateReminder) => createReminder(deps, member, command),
  listReminders: (member: Member, command: { readonly batchId: BatchId }) =>
    listReminders(deps, member, command),
  readReminder: (member: Member, command: { readonly batchId: BatchId; readonly reminderId: ReminderId }) =>
    readReminder(deps, member, command),
  patchReminder: (member: Member, command: PatchReminder) => patchReminder(deps, member, command),
  deleteReminder: (member: Member, command: DeleteReminder) => deleteReminder(deps, member, command),
  underWay: (ownerId: MemberId) => batchesUnderWay(deps, ownerId),
  ringReminder: (job: RingReminder) => ringReminder(deps, job),
  /** For features that keep something beside a batch: with the batch held, and its log written. */
  record: <T, E>(
    member: Member,
    batchId: BatchId,
    record: (tx: Sql, batch: Batch, now: Date) => Promise<Result<Recorded<T>, E>>,
  ) => recordInBatch(deps, member, batchId, record),
  /** The same for a job, which no member asks for; a batch that is gone is passed over. */
  recordForJob: (
    job: ProjectBatch,
    record: (tx: Sql, batch: Batch, now: Date) => Promise<Result<Recorded<unknown>, never>>,
  ) => recordForJob(deps, job, record),
  /** Everything that happened to a batch, with the batch whose steps it speaks of. */
  listEvents: (member: Member, request: ListEvents) => listEvents(deps, member, request),
  /** For what is written into the log of a batch that is being made, in the transaction that makes it. */
  recordEvents,
  copyEvents,
  splitOff: (tx: Sql, member: Member, whole: Batch, command: SplitOff, now: Date) =>
    splitOff(deps.newId, tx, member, whole, command, now),
  splitLitres: (partId: BatchId) => splitLitres(deps.db.sql, partId),
  ringAlarm: (job: RingAlarm) => ringAlarm(deps, job),
  forProjection: (batchId: BatchId) => forProjection(deps, batchId),
  projectedIds: (ownerId: MemberId) => projectedIds(deps, ownerId),
  purges: [tombstones(deps, "batches"), tombstones(deps, "reminders")],
})
export type Batches = ReturnType<typeof makeBatches>

const moves =
  (deps: BatchDeps, move: BatchMove) => (member: Member, command: { readonly batchId: BatchId }) =>
    moveOwnBatch(deps, member, { ...command, move })

const movesStep =
  (deps: BatchDeps, move: Exclude<StepMove, "extend_step">) => (member: Member, command: ChangeStep) =>
    moveOwnStep(deps, member, { ...command, move })
