import type { RunnerOptions } from "graphile-worker"

/** Connections of the application's role, as graphile-worker takes them. */
export type JobPool = NonNullable<RunnerOptions["pgPool"]>

/** The heartbeat of workers, by the database's clock: no machine's own clock declares another dead. */
export type Heartbeat = {
  readonly beat: (workerId: string) => Promise<void>
  /** Ends a worker that has stopped: whatever it still holds is free for others at once. */
  readonly bury: (workerId: string) => Promise<void>
}

/**
 * Says that a worker lives, and frees the jobs of those that have fallen silent. A worker that was only slow finds
 * its job taken over: jobs may run twice.
 */
export const heartbeat = (pool: JobPool, silentAfterMs: number): Heartbeat => ({
  beat: async (workerId) => {
    await pool.query(beatStatement, [workerId, silentAfterMs])
  },
  bury: async (workerId) => {
    await pool.query(buryStatement, [workerId])
  },
})

const beatStatement = `
with alive as (
  insert into job_workers (id, seen_at) values ($1, now())
  on conflict (id) do update set seen_at = excluded.seen_at, ended_at = null
), silent as (
  update job_workers set ended_at = now()
  where id <> $1 and ended_at is null and seen_at < now() - $2 * interval '1 millisecond'
  returning id
), unknown as (
  -- Signed off, but a job was still handed to it: nobody else would ever free that one.
  select distinct locked_by as id from graphile_worker._private_jobs
  where locked_at < now() - $2 * interval '1 millisecond'
    and locked_by <> $1 and not exists (select from job_workers where id = locked_by and ended_at is null)
), dead as (
  select id from silent union select id from unknown
)
select graphile_worker.force_unlock_workers(array_agg(id)) from dead having count(*) > 0`

const buryStatement = `
with buried as (update job_workers set ended_at = now() where id = $1)
select graphile_worker.force_unlock_workers(array[$1::text])`
