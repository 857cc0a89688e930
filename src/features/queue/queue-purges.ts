import { sql as raw } from "kysely"
import { daysBefore, expiredRows } from "../../platform/postgres/expired-rows.ts"
import type { Purge } from "../../shared/purge.ts"
import { gaveUp, superseded } from "./job.ts"
import type { QueueDeps } from "./queue-deps.ts"

const gaveUpKeptDays = 30

/** Jobs that gave up stay for 30 days, for an administrator to look at; workers that ended for a day; what was superseded goes. */
export const queuePurges = (deps: QueueDeps): readonly Purge[] => [
  {
    name: "jobsThatGaveUp",
    portion: async (limit) => {
      const { numAffectedRows } = await raw`
        delete from graphile_worker._private_jobs where id in (
          select id from graphile_worker._private_jobs
          where ${gaveUp} and greatest(run_at, updated_at) <= ${daysBefore(deps.clock, gaveUpKeptDays)}
          limit ${limit} for update skip locked
        )`.execute(deps.db.sql)
      return Number(numAffectedRows ?? 0)
    },
  },
  {
    name: "supersededJobs",
    portion: async (limit) => {
      const { numAffectedRows } = await raw`
        delete from graphile_worker._private_jobs where id in (
          select id from graphile_worker._private_jobs where ${superseded} limit ${limit} for update skip locked
        )`.execute(deps.db.sql)
      return Number(numAffectedRows ?? 0)
    },
  },
  expiredRows(deps, { table: "jobWorkers", since: "endedAt", keptDays: 1 }),
]
