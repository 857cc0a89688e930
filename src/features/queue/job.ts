import { sql as raw } from "kysely"

export const jobStates = ["waiting", "running", "failed"] as const

/**
 * `waiting` for its time, for a slot, or for the next attempt; `running`, as far as its worker is known to live;
 * `failed`, when it gave up after its last attempt. A job that is done leaves no row.
 */
export type JobState = (typeof jobStates)[number]

/** A job as administrators see it: what it is and how it fares, nothing of what it is about but the ids in its key. */
export type Job = {
  readonly id: string
  readonly task: string
  readonly key: string | null
  readonly state: JobState
  readonly attempts: number
  readonly maxAttempts: number
  /** What its last attempt failed with, cut short. */
  readonly lastError: string | null
  /** When it is due, or was. */
  readonly runAt: Date
  /** When the attempt that runs began. */
  readonly startedAt: Date | null
  readonly createdAt: Date
}

/**
 * What a killed worker leaves of a job that was given again, under its key, while it ran: graphile-worker takes the key
 * and the attempts from it, so that it is not tried again. The other one does its work; this one says nothing.
 */
export const superseded = raw<boolean>`(not is_available and locked_at is null and key is null and last_error is null)`

/** graphile-worker's own words for it: a job with attempts left that nobody runs is available. */
export const gaveUp = raw<boolean>`(not is_available and locked_at is null and not (key is null and last_error is null))`

const conditions = {
  waiting: raw<boolean>`is_available`,
  running: raw<boolean>`locked_at is not null`,
  failed: gaveUp,
} satisfies Record<JobState, unknown>

export const isIn = (state: JobState) => conditions[state]

/** The columns of a job, from graphile-worker's tables `jobs` and `tasks`. */
export const jobColumns = raw`
  jobs.id::text, tasks.identifier as task, jobs.key,
  case when is_available then 'waiting' when locked_at is not null then 'running' else 'failed' end as state,
  jobs.attempts, jobs.max_attempts, left(jobs.last_error, 2000) as last_error,
  jobs.run_at, jobs.locked_at as started_at, jobs.created_at`
