import type { QueueState } from "../features/queue/index.ts"
import { laneOf } from "../jobs/lane-of.ts"
import type { Logger } from "../platform/logging/logger.ts"

export type QueueTeller = {
  readonly log: Logger
  readonly measure: () => Promise<QueueState>
}

/** Often enough for an alert, rarely enough for a statement that goes through all jobs. */
export const tellQueueEveryMs = 60_000

/**
 * Tells the log how long jobs have been due, which is what alerts look at where nobody scrapes the metrics. A queue that
 * can't be asked is told of, and not an error: whoever needs it will say so.
 */
export const tellQueue = async ({ log, measure }: QueueTeller): Promise<void> => {
  try {
    const { tasks } = await measure()
    const ageOf = (lane: ReturnType<typeof laneOf>): number =>
      Math.max(
        0,
        ...tasks.filter(({ task }) => laneOf(task) === lane).map(({ oldestDueSeconds }) => oldestDueSeconds),
      )
    const alarmsAgeSeconds = ageOf("alarms")
    const backgroundAgeSeconds = ageOf("background")
    const due = tasks.reduce((sum, task) => sum + task.due, 0)
    const failed = tasks.reduce((sum, task) => sum + task.failed, 0)
    log.info("queue.measured", `${due} jobs are due, ${failed} gave up`, {
      alarmsAgeSeconds,
      backgroundAgeSeconds,
      due,
      failed,
    })
  } catch (error) {
    log.warning("queue.unmeasured", error instanceof Error ? error.message : String(error))
  }
}
