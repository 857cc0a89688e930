import type { StepId } from "../../../shared/ids.ts"
import type { Batch } from "../batch.ts"
import type { BatchState } from "../batch-moves.ts"
import { isOpen, type Step } from "../steps/step.ts"

export const batchEventKinds = [
  "batch_planned",
  "batch_started",
  "batch_fermenting",
  "batch_packaged",
  "batch_completed",
  "batch_cancelled",
  "batch_archived",
  "batch_renamed",
  "batch_replanned",
  "step_started",
  "step_paused",
  "step_resumed",
  "step_extended",
  "step_completed",
  "step_skipped",
  "step_undone",
  "alarm_rang",
  "reminder_set",
  "reminder_changed",
  "reminder_deleted",
  "reminder_rang",
  "measurement_added",
  "measurement_changed",
  "measurement_deleted",
  "alert_raised",
  "alert_cleared",
  "alert_dismissed",
  "note_added",
  "note_changed",
  "note_deleted",
  "photo_added",
  "photo_removed",
  "checklist_completed",
  "tasting_added",
  "tasting_changed",
  "tasting_deleted",
  "batch_split",
  "batch_split_off",
] as const
export type BatchEventKind = (typeof batchEventKinds)[number]

/** Something that happened to a batch. */
export type BatchEvent = {
  readonly kind: BatchEventKind
  readonly stepId: StepId | null
  /** What else tells it apart: ids and figures by name. */
  readonly data: Readonly<Record<string, string | number>>
}

/**
 * What happened between two states of a batch: read off the states themselves, so that no verb can forget to tell. In
 * the order in which a person would tell it: what became of the steps, then of the batch.
 */
export const eventsBetween = (before: Batch, after: Batch): readonly BatchEvent[] => {
  const steps = after.steps.map((step, index) => [before.steps[index] ?? step, step] as const)
  // Of steps by day the first one is postponed, those of later days only move along.
  const postponed = steps.find(([was, is]) => isPostponed(was, is))
  return [
    ...steps.flatMap(([was, is]) => [
      ...newlyRung(was, is).map((alarmId) => event("alarm_rang", is, { alarmId })),
      ...(was.progress.state === is.progress.state ? [] : [event(changedTo(was, is), is)]),
      ...(is.plannedMinutes !== was.plannedMinutes || is === postponed?.[1]
        ? [event("step_extended", is)]
        : []),
    ]),
    ...batchEvents(before, after).map((kind): BatchEvent => ({ kind, stepId: null, data: {} })),
  ]
}

const event = (kind: BatchEventKind, { id }: Step, data: BatchEvent["data"] = {}): BatchEvent => ({
  kind,
  stepId: id,
  data,
})

const ofState: Readonly<Record<BatchState, BatchEventKind>> = {
  planned: "batch_planned",
  brewing: "batch_started",
  fermenting: "batch_fermenting",
  conditioning: "batch_packaged",
  completed: "batch_completed",
  cancelled: "batch_cancelled",
  archived: "batch_archived",
}

const batchEvents = (before: Batch, after: Batch): readonly BatchEventKind[] => {
  const events: BatchEventKind[] = []
  if (before.name !== after.name) events.push("batch_renamed")
  if (before.plannedFor?.getTime() !== after.plannedFor?.getTime()) events.push("batch_replanned")
  // A step that is taken back takes its batch back with it, and says so itself.
  const takenBack = after.steps.some((step, index) => isOpen(step) && !isOpen(before.steps[index] ?? step))
  if (before.state !== after.state && !takenBack) events.push(ofState[after.state])
  return events
}

const newlyRung = (before: Step, after: Step): readonly string[] =>
  after.rung.slice(before.rung.length).map(({ alarmId }) => alarmId)

const isPostponed = ({ progress: was }: Step, { progress: is }: Step): boolean =>
  was.state === "pending" &&
  is.state === "pending" &&
  was.dueAt !== null &&
  is.dueAt !== null &&
  was.dueAt.getTime() !== is.dueAt.getTime()

const changedTo = (before: Step, { progress }: Step): BatchEventKind => {
  switch (progress.state) {
    case "completed":
      return "step_completed"
    case "skipped":
      return "step_skipped"
    case "paused":
      return isOpen(before) ? "step_paused" : "step_undone"
    case "running":
      if (!isOpen(before)) return "step_undone"
      return before.progress.state === "paused" ? "step_resumed" : "step_started"
    case "pending":
      return "step_undone"
  }
}
