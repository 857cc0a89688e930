import { assertNever } from "../../../shared/assert-never.ts"
import { isOpen, type OpenProgress, type OpenStep, type Step } from "./step.ts"

/** Starts a step: its clock, if it has one, runs from now. */
export const started = (step: OpenStep, now: Date): Step => ({
  ...step,
  progress: { state: "running", startedAt: now, dueAt: later(now, step.plannedMinutes) },
})

/** Stops the clock of a running step, and keeps what is left of it. */
export const paused = (step: OpenStep, now: Date): Step => ({
  ...step,
  progress: {
    state: "paused",
    startedAt: startedAt(step, now),
    pausedAt: now,
    remainingSeconds: remaining(step.progress, now),
  },
})

/** Lets the clock of a paused step run on. */
export const resumed = (step: OpenStep, now: Date): Step => {
  const left = remaining(step.progress, now)
  return {
    ...step,
    progress: {
      state: "running",
      startedAt: startedAt(step, now),
      dueAt: left === null ? null : after(now, left),
    },
  }
}

/** Settles a step as done. */
export const completed = (step: OpenStep, now: Date): Step => ({
  ...step,
  progress: {
    state: "completed",
    startedAt: startedAt(step, now),
    completedAt: now,
    before: step.progress,
  },
})

/** Settles a step as left out. */
export const skipped = (step: OpenStep, now: Date): Step => ({
  ...step,
  progress: { state: "skipped", skippedAt: now, before: step.progress },
})

/** Settles a step that its batch goes past: what ran is done, what had not begun is left out. */
export const passedBy = (step: Step, now: Date): Step => {
  if (!isOpen(step)) return step
  return step.progress.state === "pending" ? skipped(step, now) : completed(step, now)
}

/** Opens a settled step again, as it stood: a clock that ran has run on meanwhile. */
export const reopened = (step: Step): Step => {
  const { progress } = step
  return progress.state === "completed" || progress.state === "skipped"
    ? { ...step, progress: progress.before }
    : step
}

/** Seconds that are left of the clock of a step, never below 0; null for a step without one. */
const remaining = (progress: OpenProgress, now: Date): number | null => {
  switch (progress.state) {
    case "pending":
      return null
    case "running":
      return progress.dueAt && Math.max(0, (progress.dueAt.getTime() - now.getTime()) / 1000)
    case "paused":
      return progress.remainingSeconds
    default:
      return assertNever(progress)
  }
}

const startedAt = ({ progress }: OpenStep, now: Date): Date =>
  progress.state === "pending" ? now : progress.startedAt

const later = (time: Date, minutes: number | null): Date | null =>
  minutes === null ? null : after(time, minutes * 60)

/** Seconds are kept as a fraction; rounding to whole milliseconds gives back exactly what was left. */
export const after = (time: Date, seconds: number): Date =>
  new Date(time.getTime() + Math.round(seconds * 1000))
