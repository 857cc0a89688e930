import type { Minutes } from "../../../brewing/units.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import { type Batch, withStep } from "../batch.ts"
import { movedAlike } from "../plan/due-by-day.ts"
import { wrongStepState } from "./move-step.ts"
import { isOpen, type OpenProgress, type OpenStep, type Step } from "./step.ts"
import { verdictOn } from "./step-moves.ts"
import { after } from "./step-progress.ts"
import type { WrongState } from "../wrong-state.ts"

/**
 * How long a step lasts from now on, in all: a second tap, or a second phone, asks for the same and changes nothing.
 * A step by the clock is given minutes, a step by day a time.
 */
export type Extension =
  | { readonly kind: "minutes"; readonly plannedMinutes: Minutes }
  | { readonly kind: "until"; readonly dueAt: Date }

/** What it asks for is no longer than what is planned already, or over already. */
export type NotLonger = {
  readonly kind: "not_longer"
  readonly plannedMinutes: number | null
  readonly dueAt: Date | null
}
/** A step by the clock was given a time, or one by day minutes. */
export type WrongExtension = { readonly kind: "wrong_extension"; readonly wants: Extension["kind"] }

/**
 * Makes a step longer. What is still to come of it moves: its end, the additions that are counted down to its end, and
 * of steps by day those of later days, by as much of the brewer's calendar. A step that had rung for its end rings again
 * at its new one.
 */
export const extendStep = (
  batch: Batch,
  step: Step,
  extension: Extension,
  now: Date,
): Result<Batch, WrongState | NotLonger | WrongExtension> => {
  if (verdictOn(batch, step, "extend_step") !== "moves" || !isOpen(step))
    return err(wrongStepState(batch, step))
  const wants = step.day === null ? "minutes" : "until"
  if (extension.kind === "minutes" && step.day === null)
    return longer(batch, step, extension.plannedMinutes, now)
  if (extension.kind === "until" && step.day !== null && step.progress.state === "pending")
    return postponed(batch, step, step.progress.dueAt, extension.dueAt, now)
  return err({ kind: "wrong_extension", wants })
}

const longer = (
  batch: Batch,
  step: OpenStep,
  plannedMinutes: Minutes,
  now: Date,
): Result<Batch, NotLonger> => {
  if (step.plannedMinutes === plannedMinutes) return ok(batch)
  const added = (plannedMinutes - (step.plannedMinutes ?? 0)) * 60
  const progress = prolonged(step.progress, added)
  const over = progress.state === "running" && progress.dueAt !== null && progress.dueAt <= now
  if (added < 0 || over) {
    const dueAt = step.progress.state === "running" ? step.progress.dueAt : null
    return err({ kind: "not_longer", plannedMinutes: step.plannedMinutes, dueAt })
  }
  const rung = step.rung.filter(({ alarmId }) => alarmId !== step.id)
  return ok(withStep(batch, { ...step, plannedMinutes, progress, rung }))
}

const prolonged = (progress: OpenProgress, seconds: number): OpenProgress => {
  if (progress.state === "running")
    return { ...progress, dueAt: progress.dueAt && after(progress.dueAt, seconds) }
  if (progress.state === "paused" && progress.remainingSeconds !== null)
    return { ...progress, remainingSeconds: Math.max(0, progress.remainingSeconds + seconds) }
  return progress
}

const postponed = (
  batch: Batch,
  step: OpenStep,
  from: Date | null,
  to: Date,
  now: Date,
): Result<Batch, NotLonger> => {
  if (from?.getTime() === to.getTime()) return ok(batch)
  if (from === null || to <= from || to <= now)
    return err({ kind: "not_longer", plannedMinutes: null, dueAt: from })
  const moves = (other: Step): boolean => other.day !== null && step.day !== null && other.day > step.day
  return ok({
    ...batch,
    steps: batch.steps.map((other) => {
      if (other.id === step.id) return dueAgain(other, to)
      if (!moves(other) || other.progress.state !== "pending" || other.progress.dueAt === null) return other
      return dueAgain(other, movedAlike(other.progress.dueAt, from, to, batch.timeZone))
    }),
  })
}

const dueAgain = (step: Step, dueAt: Date): Step => ({
  ...step,
  progress: { state: "pending", dueAt },
  rung: [],
})
