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
export const enqueue = <T extends TaskName>(
  tx: Sql,
  task: T,
  payload: GraphileWorker.Tasks[T],
  options: EnqueueOptions = {},
): Promise<void> => addJobs(tx, task, [{ payload, ...options }])

export type ManyJobs<T extends TaskName> = readonly {
  readonly payload: GraphileWorker.Tasks[T]
  readonly key: string
  readonly runAt: Date
}[]

/** Leaves many jobs of one kind with one statement. Of jobs that are due, those of a lower priority number go first. */
export const enqueueMany = <T extends TaskName>(
  tx: Sql,
  task: T,
  jobs: ManyJobs<T>,
  { priority = 0 }: { readonly priority?: number } = {},
): Promise<void> =>
  addJobs(
    tx,
    task,
    jobs.map((job) => ({ ...job, priority })),
  )

type JobSpec<T extends TaskName> = EnqueueOptions & {
  readonly payload: GraphileWorker.Tasks[T]
  readonly priority?: number
}

/**
 * graphile-worker leaves out a job, without an error, when a worker takes the one that waits under its key between two
 * statements of `add_jobs` (https://github.com/graphile/worker/issues/580). That one is running then, and the next call
 * adds ours beside it; unless the same happens again, which is rarer each time.
 */
const mostTries = 10

const addJobs = async <T extends TaskName>(tx: Sql, task: T, jobs: readonly JobSpec<T>[]): Promise<void> => {
  let left = jobs
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries === mostTries) throw new Error(`${left.length} jobs ${task} can't be left in the queue`)
    const specs = left.map(({ payload, key, runAt, queue, maxAttempts, priority }) => ({
      payload,
      key,
      run_at: runAt?.toISOString(),
      queue,
      max_attempts: maxAttempts,
      priority,
    }))
    const { rows } = await raw<{ key: string | null }>`select key from graphile_worker.add_jobs((
      select array_agg(
        (${task}::text, payload, queue, run_at, max_attempts, key, priority, null)::graphile_worker.job_spec
      )
      from json_to_recordset(${JSON.stringify(specs)}::json) as spec (
        payload json, key text, run_at timestamptz, queue text, max_attempts smallint, priority smallint
      )
    ))`.execute(tx)
    const added = new Set(rows.map(({ key }) => key))
    left = left.filter(({ key }) => key !== undefined && !added.has(key))
  }
}

/** Forgets the job that waits under a key. One that is already running runs to its end, but is not tried again. */
export const dequeue = async (tx: Sql, key: string): Promise<void> => {
  await raw`select from graphile_worker.remove_job(${key}::text)`.execute(tx)
}
