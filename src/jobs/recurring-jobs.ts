import type { CronItem } from "graphile-worker"
import type { JobServices } from "./job-services.ts"
import { purgeOptions } from "./purge.ts"

const hourMs = 3_600_000

/**
 * Jobs that come back by the clock (UTC), once for all workers together: each purge once an hour, at a minute of its
 * own. One whose minute came while no worker ran is made up for by the next.
 */
export const recurringJobs = ({ purges }: Pick<JobServices, "purges">): readonly CronItem[] =>
  purges.map(({ name }, index) => ({
    task: "purge",
    identifier: `purge_${name}`,
    payload: { what: name },
    match: `${(index * 7) % 60} * * * *`,
    options: { ...purgeOptions(name), backfillPeriod: hourMs },
  }))
