import type { Sql } from "../../../platform/postgres/database.ts"
import type { Batch } from "../batch.ts"
import type { BatchDeps } from "../batch-deps.ts"
import { alarmTopic } from "../batch-jobs.ts"
import { ringingAlarms } from "./coming-alarms.ts"

/**
 * Ends the pushes of alarms that a change has settled: their step is done, or their batch given up or gone (null). A
 * phone that comes back an hour later must not call a brewer to a hop that went in long ago.
 */
export const silenceSettled = async (
  notifications: BatchDeps["notifications"],
  tx: Sql,
  before: Batch,
  after: Batch | null,
): Promise<void> => {
  const still = new Set(after ? ringingAlarms(after).map(alarmTopic) : [])
  const settled = ringingAlarms(before)
    .map(alarmTopic)
    .filter((topic) => !still.has(topic))
  await notifications.silence(tx, { ownerId: before.ownerId, dedupeKeys: settled })
}
