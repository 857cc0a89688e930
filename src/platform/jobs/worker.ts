import { setTimeout as sleep } from "node:timers/promises"
import type { CronItem, TaskList } from "graphile-worker"
import { heartbeat, type JobPool } from "./heartbeat.ts"
import { type Launched, launch } from "./launch.ts"
import { messageOf } from "./message-of.ts"
import type { JobLog } from "./worker-log.ts"
import type { JobRecord } from "./watch-jobs.ts"

export type WorkerOptions = {
  /** Of the application's role. One of its connections listens; the others are lent for a query at a time. */
  readonly pool: JobPool
  readonly tasks: TaskList
  /** Tasks that come back by the clock. */
  readonly recurring?: readonly CronItem[]
  readonly log: JobLog
  readonly onJob?: (job: JobRecord) => void
  /** How many jobs run at once. */
  readonly concurrency?: number
  readonly pollEveryMs?: number
  readonly beatEveryMs?: number
  /** A worker not heard of for so long is dead: its jobs are taken over at the next beat of another. */
  readonly silentAfterMs?: number
  /**
   * Goes by this process's clock in place of the database's, so that a test can put the clock forward: a job is due
   * when `Date` says so. Never in production, where each machine's clock would have its own idea; no variable of the
   * configuration leads here.
   */
  readonly useNodeTime?: boolean
}

export type Worker = {
  /** Resolves when the recurring jobs that fell due while no worker ran are in the queue. */
  readonly caughtUp: Promise<void>
  /** Takes no more jobs, lets those that run end for 7 s, then gives back those that don't. */
  readonly stop: () => Promise<void>
}

/**
 * NOTIFY wakes the worker for a job that is due now; looking this often finds those that become due. A worker that
 * was killed is noticed and its jobs run again after all three together, at most.
 */
export const workerTimings = { pollEveryMs: 500, beatEveryMs: 5_000, silentAfterMs: 20_000 } as const
const restartAfterMs = 1_000

/**
 * Runs jobs until it is stopped. When graphile-worker gives up (as it does when it can't write down how a job ended)
 * or is of no use any more, it is started again: a worker only ever ends by `stop`.
 */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const settings = { concurrency: 10, recurring: [], useNodeTime: false, ...workerTimings, ...options }
  const { log, pool } = settings
  const hearts = heartbeat(pool, settings.silentAfterMs)
  const stopping = new AbortController()
  const relaunch = async (): Promise<Launched | null> => {
    while (!stopping.signal.aborted) {
      await sleep(restartAfterMs)
      try {
        return stopping.signal.aborted ? null : await launch(settings, hearts)
      } catch (error) {
        log.warning("worker.start_failed", `The worker could not start: ${messageOf(error)}`)
      }
    }
    return null
  }

  const first = await launch(settings, hearts)
  let current: Launched | null = first
  const supervise = async (): Promise<void> => {
    while (current) {
      const why = await current.ended
      if (stopping.signal.aborted) return
      log.error("worker.ended", `The worker ended by itself and is started again: ${why}`)
      current = await relaunch()
      if (stopping.signal.aborted) await current?.stop()
    }
  }
  const supervision = supervise()

  return {
    caughtUp: first.caughtUp,
    stop: async () => {
      stopping.abort()
      await current?.stop()
      await supervision
    },
  }
}
