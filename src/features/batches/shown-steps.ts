import type { Batch } from "./batch.ts"
import type { Step } from "./step.ts"

/**
 * The steps as they are shown: a clock runs on a brew day only. A step that was running when its batch was cancelled
 * stays as it was, but nothing is due any more.
 */
export const shownSteps = ({ state, steps }: Batch): readonly Step[] =>
  state === "brewing" ? steps : steps.map(withoutClock)

const withoutClock = (step: Step): Step =>
  step.progress.state === "running" ? { ...step, progress: { ...step.progress, dueAt: null } } : step
