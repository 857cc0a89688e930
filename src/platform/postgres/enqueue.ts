import { sql as raw } from "kysely"
import type { Sql } from "./database.ts"

/** What graphile-worker calls a job, and what it hands to it. Each feature adds its own beside the payload's type. */
export type TaskName = keyof GraphileWorker.Tasks & string

export type EnqueueOptions = {
  /** When the job is due; at once when absent. */
  readonly runAt?: Date
  /** A job that waits under the same key is replaced; one that is already running is followed by this one. */
  readonly key?: string
  /** Jobs of one queue run one after the other. */
  readonly queue?: string
  readonly maxAttempts?: number
}

/** Leaves a job in the transaction of what it is about: both are committed, or neither. The outbox. */
export const enqueue = async <T extends TaskName>(
  tx: Sql,
  task: T,
  payload: GraphileWorker.Tasks[T],
  { runAt, key, queue, maxAttempts }: EnqueueOptions = {},
): Promise<void> => {
  await raw`select from graphile_worker.add_job(
    identifier => ${task}::text, payload => ${JSON.stringify(payload)}::json, queue_name => ${queue ?? null}::text,
    run_at => ${runAt ?? null}::timestamptz, max_attempts => ${maxAttempts ?? null}::int, job_key => ${key ?? null}::text
  )`.execute(tx)
}

export type ManyJobs<T extends TaskName> = readonly {
  readonly payload: GraphileWorker.Tasks[T]
  readonly key: string
  readonly runAt: Date
}[]

/** Leaves many jobs of one kind with one statement. Of jobs that are due, those of a lower priority number go first. */
export const enqueueMany = async <T extends TaskName>(
  tx: Sql,
  task: T,
  jobs: ManyJobs<T>,
  { priority = 0 }: { readonly priority?: number } = {},
): Promise<void> => {
  if (jobs.length === 0) return
  const specs = jobs.map(({ payload, key, runAt }) => ({ payload, key, run_at: runAt.toISOString() }))
  await raw`select from graphile_worker.add_jobs((
    select array_agg(
      (${task}::text, payload, null, run_at, null, key, ${priority}::smallint, null)::graphile_worker.job_spec
    )
    from json_to_recordset(${JSON.stringify(specs)}::json) as spec (payload json, key text, run_at timestamptz)
  ))`.execute(tx)
}

/** Forgets the job that waits under a key. One that is already running runs to its end, but is not tried again. */
export const dequeue = async (tx: Sql, key: string): Promise<void> => {
  await raw`select from graphile_worker.remove_job(${key}::text)`.execute(tx)
}
