import type { CronItem } from "graphile-worker"

/** Jobs that come back by the clock (UTC), once for all workers together. */
export const recurringJobs: CronItem[] = [
  { task: "purge_idempotency_keys", match: "*/10 * * * *", options: { backfillPeriod: 0, maxAttempts: 3 } },
]
