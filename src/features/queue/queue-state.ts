import { sql as raw } from "kysely"
import { gaveUp } from "./job.ts"
import type { QueueDeps } from "./queue-deps.ts"

/** How the queue fares at a moment, by the database's clock. */
export type QueueState = {
  readonly tasks: readonly TaskState[]
  /** Since any worker last lived; null when none ever did. */
  readonly heartbeatAgeSeconds: number | null
}

export type TaskState = {
  readonly task: string
  /** Jobs whose time has not come. */
  readonly waiting: number
  /** Jobs whose time has come and that nobody runs. */
  readonly due: number
  readonly running: number
  readonly failed: number
  /** How long the oldest job that is due has been so; 0 when none is. */
  readonly oldestDueSeconds: number
}

/** Measures the queue in one statement. It goes through all jobs: for now and then, never for a request. */
export const queueState = async ({ db }: Pick<QueueDeps, "db">): Promise<QueueState> => {
  const { rows } = await raw<QueueState>`
    with states as (
      select tasks.identifier as task,
        count(*) filter (where is_available and run_at > now()) as waiting,
        count(*) filter (where is_available and run_at <= now()) as due,
        count(*) filter (where locked_at is not null) as running,
        count(*) filter (where ${gaveUp}) as failed,
        coalesce(extract(epoch from now() - min(run_at) filter (where is_available and run_at <= now())), 0)::float8
          as "oldestDueSeconds"
      from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      group by tasks.identifier
    )
    select
      coalesce((select jsonb_agg(to_jsonb(states) order by task) from states), '[]') as tasks,
      (select extract(epoch from now() - max(seen_at))::float8 from job_workers) as heartbeat_age_seconds
  `.execute(db.sql)
  const [state] = rows
  return state ?? { tasks: [], heartbeatAgeSeconds: null }
}
