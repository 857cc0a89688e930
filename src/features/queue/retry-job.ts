import { sql as raw } from "kysely"
import type { Sql } from "../../platform/postgres/database.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import { type Job, jobColumns, type JobState } from "./job.ts"
import type { QueueDeps } from "./queue-deps.ts"

export type RetryJobError =
  /** No such job, or it is done: a job that is done leaves no row. */
  | { readonly kind: "job_not_found" }
  | { readonly kind: "job_not_failed"; readonly state: Exclude<JobState, "failed"> }

/**
 * Lets a job that gave up run again, at once and with all its attempts before it. A second call finds it waiting for
 * its first attempt and leaves it at that.
 */
export const retryJob = (
  { db, clock }: QueueDeps,
  { id }: { readonly id: string },
): Promise<Result<Job, RetryJobError>> =>
  db.transaction(async (tx): Promise<Result<Job, RetryJobError>> => {
    const job = await lockJob(tx, id)
    if (!job) return err({ kind: "job_not_found" })
    if (isRetried(job)) return ok(job)
    if (job.state !== "failed") return err({ kind: "job_not_failed", state: job.state })
    await raw`select from graphile_worker.reschedule_jobs(
      array[${id}::bigint], run_at => ${clock.now()}::timestamptz, attempts => 0
    )`.execute(tx)
    return ok((await lockJob(tx, id)) ?? job)
  })

/** A job that never ran has no error; one that is tried again by itself has attempts. */
const isRetried = ({ state, attempts, lastError }: Job): boolean =>
  state === "waiting" && attempts === 0 && lastError !== null

const lockJob = async (tx: Sql, id: string): Promise<Job | undefined> => {
  const { rows } = await raw<Job>`
    select ${jobColumns}
    from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where jobs.id = ${id}::bigint
    for update of jobs`.execute(tx)
  return rows[0]
}
