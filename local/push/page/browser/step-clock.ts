import type { LiveStep } from "../../live/live-step.ts"

/** How a step stands at a moment. Seconds are what is left, or what has passed where nothing is counted down. */
export type StepClock = {
  readonly kind:
    | "pending"
    /** It has not begun, and there is a time for it. */
    | "due"
    | "running"
    | "over"
    /** It runs without a clock. */
    | "open"
    | "paused"
    | "paused_open"
    | "completed"
    | "skipped"
  readonly seconds: number | null
  /** How much of its time has passed, from 0 to 1; null where it has no clock. */
  readonly passed: number | null
}

/** The clock of a step, from the absolute times of its document. */
export const stepClock = (step: LiveStep, nowMs: number): StepClock => {
  const { state, startedAt, dueAt, remainingSeconds } = step
  const started = time(startedAt)
  const due = time(dueAt)
  if (state === "paused") {
    return remainingSeconds === null
      ? { kind: "paused_open", seconds: null, passed: null }
      : { kind: "paused", seconds: remainingSeconds, passed: passedOf(step, remainingSeconds) }
  }
  if (state === "completed" || state === "skipped") return { kind: state, seconds: null, passed: null }
  const isRunning = state === "running"
  if (due === null) {
    return isRunning
      ? { kind: "open", seconds: started === null ? null : (nowMs - started) / 1000, passed: null }
      : { kind: "pending", seconds: null, passed: null }
  }
  const left = (due - nowMs) / 1000
  if (left <= 0) return { kind: "over", seconds: -left, passed: isRunning ? 1 : null }
  return isRunning
    ? { kind: "running", seconds: left, passed: passedOf(step, left) }
    : { kind: "due", seconds: left, passed: null }
}

/** How long a step runs by the clock, in seconds; pauses apart. One that was made longer has more planned minutes. */
export const lengthOf = ({ plannedMinutes, startedAt, dueAt }: LiveStep): number | null => {
  if (plannedMinutes !== null) return plannedMinutes > 0 ? plannedMinutes * 60 : null
  const started = time(startedAt)
  const due = time(dueAt)
  return started === null || due === null || due <= started ? null : (due - started) / 1000
}

const passedOf = (step: LiveStep, leftSeconds: number): number | null => {
  const length = lengthOf(step)
  return length === null ? null : Math.min(1, Math.max(0, 1 - leftSeconds / length))
}

const time = (text: string | null): number | null => {
  const ms = text === null ? NaN : Date.parse(text)
  return Number.isNaN(ms) ? null : ms
}
