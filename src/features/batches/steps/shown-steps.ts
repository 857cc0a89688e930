import type { Batch } from "../batch.ts"
import { isUnderWay } from "../batch-moves.ts"
import type { Step } from "./step.ts"

/**
 * The steps as they are shown: nothing is due in a batch that is over. A step that was running when its batch was
 * cancelled stays as it was, but no clock runs for it any more.
 */
export const shownSteps = ({ state, steps }: Batch): readonly Step[] =>
  isUnderWay(state) ? steps : steps.map(withoutClock)

const withoutClock = (step: Step): Step =>
  step.progress.state === "running" || step.progress.state === "pending"
    ? { ...step, progress: { ...step.progress, dueAt: null } }
    : step
