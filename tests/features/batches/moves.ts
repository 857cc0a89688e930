import type { Batch } from "../../../src/features/batches/batch.ts"
import type { BatchMove } from "../../../src/features/batches/batch-moves.ts"
import { moveBatch } from "../../../src/features/batches/move-batch.ts"
import { moveStep } from "../../../src/features/batches/steps/move-step.ts"
import type { Step } from "../../../src/features/batches/steps/step.ts"
import { stepById, stepOf } from "./brewing.ts"

export type PlainStepMove = Parameters<typeof moveStep>[2]

/** The batch after a move that a test takes for granted. */
export const moved = (batch: Batch, step: Step, move: PlainStepMove, at: Date): Batch => {
  const result = moveStep(batch, stepById(batch, step.id), move, at)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export const movedBatch = (batch: Batch, move: BatchMove, at: Date): Batch => {
  const result = moveBatch(batch, move, at)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** The batch with every step before the first of a kind skipped. */
export const skippedTo = (batch: Batch, kind: Step["kind"], at: Date): Batch => {
  const until = batch.steps.indexOf(stepOf(batch, kind))
  return batch.steps.slice(0, until).reduce((now, step) => moved(now, step, "skip_step", at), batch)
}
