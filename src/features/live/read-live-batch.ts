import type { BatchId } from "../../shared/ids.ts"
import { liveBatch } from "./live-batch.ts"
import type { LiveDeps } from "./live-deps.ts"
import type { LiveDocument } from "./live-store.ts"

/**
 * The live document of a batch as it should be now; null when there is to be none. The batch is read first, and its
 * version with it: what is shown beside it is as new, or newer.
 */
export const readLiveBatch = async (
  { batches, brewLog, fermentation }: Pick<LiveDeps, "batches" | "brewLog" | "fermentation">,
  batchId: BatchId,
): Promise<LiveDocument | null> => {
  const watched = await batches.forProjection(batchId)
  if (!watched) return null
  const [readings, alerts] = await Promise.all([
    brewLog.latestMeasurements(batchId),
    fermentation.shownAlerts(batchId),
  ])
  return liveBatch(watched, readings, alerts)
}
