import { setTimeout as sleep } from "node:timers/promises"
import { atMost } from "./at-most.ts"
import type { TickReport } from "../../shared/tick.ts"
import type { JobPool } from "./heartbeat.ts"
import type { JobRecord } from "./watch-jobs.ts"
import type { Worker } from "./worker.ts"

export type TickOptions = {
  /** Starts what runs the jobs; it tells of each that ends. */
  readonly start: (onJob: (job: JobRecord) => void) => Promise<Worker>
  readonly pool: JobPool
  /** The jobs that it knows: those that a newer release left are not waited for. */
  readonly tasks: readonly string[]
  /** How long it stays at most; what runs by then has 7 s more to end. */
  readonly seconds: number
  /** Ends it early: it takes no more jobs and lets those end that run. */
  readonly signal: AbortSignal
  readonly lookEveryMs?: number
}

/**
 * A worker for a while: it does what is due and what becomes due in the time that it may stay, each at its moment, and
 * ends as soon as nothing of that is left. A job that somebody else runs counts as left, for they may have been killed:
 * then it is taken over here. Ticks that overlap share the work.
 */
export const runTick = async ({
  start,
  pool,
  tasks,
  seconds,
  signal,
  lookEveryMs = 500,
}: TickOptions): Promise<TickReport> => {
  const deadline = performance.now() + seconds * 1_000
  const remainingMs = (): number => Math.max(0, deadline - performance.now())
  const isOver = (): boolean => signal.aborted || remainingMs() === 0
  const ended = { done: 0, failed: 0 }

  const worker = await start(({ outcome }) => {
    ended[outcome] += 1
  })
  try {
    await atMost(remainingMs(), Promise.race([worker.caughtUp, aborted(signal)]))
    while (!isOver() && (await isAnythingLeft(pool, tasks, remainingMs()))) {
      await sleep(Math.min(lookEveryMs, remainingMs()), undefined, { signal }).catch(() => "told to stop")
    }
  } finally {
    await worker.stop()
  }
  return { ...ended, left: await countLeft(pool, tasks) }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener("abort", () => resolve(), { once: true })
  })

/** A database that does not answer for a moment is no reason to leave: the worker copes with it, too. */
const isAnythingLeft = (pool: JobPool, tasks: readonly string[], withinMs: number): Promise<boolean> =>
  pool.query<{ left: boolean }>(leftStatement, [tasks, withinMs]).then(
    ({ rows }) => rows[0]?.left === true,
    () => true,
  )

const countLeft = async (pool: JobPool, tasks: readonly string[]): Promise<number> => {
  const { rows } = await pool.query<{ left: number }>(countStatement, [tasks])
  return rows[0]?.left ?? 0
}

/** Asked for one after the other: each has an index of its own (worker-schema.ts). */
const leftStatement = `
with known as (select id from graphile_worker._private_tasks where identifier = any($1))
select exists (
  select from graphile_worker._private_jobs
  where is_available and run_at <= now() + $2 * interval '1 millisecond' and task_id in (select id from known)
) or exists (
  select from graphile_worker._private_jobs where locked_by is not null and task_id in (select id from known)
) as left`

const countStatement = `
with known as (select id from graphile_worker._private_tasks where identifier = any($1))
select (
  (select count(*) from graphile_worker._private_jobs
   where is_available and run_at <= now() and task_id in (select id from known)) +
  (select count(*) from graphile_worker._private_jobs
   where locked_by is not null and task_id in (select id from known))
) as left`
