import type { Batch } from "../batch.ts"
import { currentStep, openSteps } from "./current-step.ts"
import { isOpen, type Step, type StepState } from "./step.ts"

export const stepMoveNames = [
  "start_step",
  "complete_step",
  "pause_step",
  "resume_step",
  "skip_step",
  "extend_step",
  "undo_step",
] as const
export type StepMove = (typeof stepMoveNames)[number]

type Verdict = "moves" | "made"
type Table = Readonly<Record<StepState, Readonly<Partial<Record<StepMove, Verdict>>>>>

/** What each move does to a step in each state: "moves" it, or was "made" already. What is not here is wrong. */
const settled: Pick<Table, "completed" | "skipped"> = {
  completed: { complete_step: "made", undo_step: "moves" },
  skipped: { skip_step: "made", undo_step: "moves" },
}
const underWay = {
  complete_step: "moves",
  skip_step: "moves",
  extend_step: "moves",
  undo_step: "made",
} as const
const ofBrewDay: Table = {
  pending: { start_step: "moves", skip_step: "moves", extend_step: "moves", undo_step: "made" },
  running: { ...underWay, start_step: "made", pause_step: "moves", resume_step: "made" },
  paused: { ...underWay, pause_step: "made", resume_step: "moves" },
  ...settled,
}
const byDay: Table = { pending: underWay, running: {}, paused: {}, ...settled }

/**
 * What a move would do with a step now: on the brew day only the step whose turn it is goes on; steps by day are done
 * in any order, for a forgotten gravity check must not hold up a dry hop. Null where it cannot be made.
 */
export const verdictOn = (batch: Batch, step: Step, move: StepMove): Verdict | null => {
  const verdict = (step.day === null ? ofBrewDay : byDay)[step.progress.state][move]
  if (verdict === undefined || batch.state === "cancelled") return null
  if (verdict === "made") return "made"
  if (move === "undo_step") return isUndoable(batch, step) ? "moves" : null
  if (move === "extend_step" && step.day === null && step.plannedMinutes === null) return null
  return isTurnOf(batch, step) ? "moves" : null
}

/** The moves that a step can make now. */
export const possibleStepMoves = (batch: Batch, step: Step): readonly StepMove[] =>
  stepMoveNames.filter((move) => verdictOn(batch, step, move) === "moves")

const isTurnOf = (batch: Batch, step: Step): boolean =>
  step.day === null
    ? batch.state === "brewing" && currentStep(batch)?.id === step.id
    : batch.state === "fermenting"

/** Only what came last can be taken back: nothing may have been built on it. */
const isUndoable = (batch: Batch, step: Step): boolean => {
  if (step.day !== null) return batch.state === "fermenting" || endsFermentation(batch, step)
  if (batch.state === "brewing") return step.id === lastSettled(batch)?.id
  return batch.state === "fermenting" && step.id === lastSettled(batch)?.id && nothingDoneByDay(batch)
}

/** The packaging that led a batch out of fermentation leads it back in. */
export const endsFermentation = (batch: Batch, step: Step): boolean =>
  batch.state === "conditioning" && step.kind === "package" && step.progress.state === "completed"

/** The last settled step of the brew day, unless the one after it has been started. */
const lastSettled = (batch: Batch): Step | null => {
  const [next = null] = openSteps(batch, "brew_day")
  if (next !== null && next.progress.state !== "pending") return null
  return batch.steps.findLast((step) => step.day === null && !isOpen(step)) ?? null
}

const nothingDoneByDay = ({ steps }: Batch): boolean =>
  steps.every((step) => step.day === null || isOpen(step))
