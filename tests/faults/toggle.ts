import { done, type Stage } from "../features/stage.ts"
import type { Brew } from "./brewing.ts"

/** A change that every phone of the brewer is to see: the mash is paused, or goes on. */
export const toggle = async (stage: Stage, { brewer, batch, mash }: Brew): Promise<void> => {
  const at = { batchId: batch.id, stepId: mash }
  const paused = done(await stage.batches.pauseStep(brewer, at))
  const wasRunning = paused.version > (seenVersions.get(batch.id) ?? 0)
  seenVersions.set(batch.id, paused.version)
  if (wasRunning) return
  const resumed = done(await stage.batches.resumeStep(brewer, at))
  seenVersions.set(batch.id, resumed.version)
}
const seenVersions = new Map<string, number>()
