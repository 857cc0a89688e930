import type { Batch } from "../batch.ts"
import { isOpen, type OpenStep } from "./step.ts"

/**
 * The step whose turn it is: on the brew day the first that is not settled, the only one that can go on; while it
 * ferments the next one by day. Null at any other time.
 */
export const currentStep = (batch: Batch): OpenStep | null => {
  if (batch.state === "brewing") return openSteps(batch, "brew_day")[0] ?? null
  if (batch.state === "fermenting") return openSteps(batch, "by_day")[0] ?? null
  return null
}

/** The steps of the brew day, or those by day, that are still to be done, in order. */
export const openSteps = ({ steps }: Batch, part: "brew_day" | "by_day"): readonly OpenStep[] =>
  steps.filter((step): step is OpenStep => isOpen(step) && (step.day === null) === (part === "brew_day"))
