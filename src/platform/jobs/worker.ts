import { setTimeout as sleep } from "node:timers/promises"
import { EventEmitter } from "node:events"
import { type CronItem, parseCronItems, run, type TaskList, type WorkerEvents } from "graphile-worker"
import { type Heartbeat, heartbeat, type JobPool } from "./heartbeat.ts"
import { type JobLog, workerLogger } from "./worker-log.ts"

export type WorkerOptions = {
  /** Of the application's role. Two of its connections are the worker's own: listening, and the heartbeat. */
  readonly pool: JobPool
  readonly tasks: TaskList
  /** Tasks that come back by the clock. */
  readonly recurring?: readonly CronItem[]
  readonly log: JobLog
  readonly onJob?: (job: JobRecord) => void
  /** How many jobs run at once. */
  readonly concurrency?: number
  readonly beatEveryMs?: number
  /** A worker not heard of for so long is dead: its jobs are taken over at the next beat of another. */
  readonly silentAfterMs?: number
}

export type JobRecord = {
  readonly task: string
  readonly outcome: "done" | "failed"
  /** From when it was due to when it began. */
  readonly latenessMs: number
}

export type Worker = {
  /** Takes no more jobs, lets those that run end for 7 s, then gives back those that don't. */
  readonly stop: () => Promise<void>
}

/**
 * NOTIFY wakes the worker for a job that is due now; looking this often finds those that become due. A worker that
 * was killed is noticed and its jobs run again after all three together, at most.
 */
export const workerTimings = { pollEveryMs: 500, beatEveryMs: 5_000, silentAfterMs: 20_000 } as const
const restartAfterMs = 1_000
const drainMs = 7_000

/**
 * Runs jobs until it is stopped. When graphile-worker gives up (as it does when it can't write down how a job ended)
 * or is of no use any more, it is started again: a worker only ever ends by `stop`.
 */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const { log, pool, beatEveryMs, silentAfterMs } = { ...workerTimings, ...options }
  const hearts = heartbeat(pool, silentAfterMs)
  const stopping = new AbortController()
  const relaunch = async (): Promise<Launched | null> => {
    while (!stopping.signal.aborted) {
      await sleep(restartAfterMs)
      try {
        return stopping.signal.aborted ? null : await launch(options, hearts, beatEveryMs)
      } catch (error) {
        log.warning("worker.start_failed", `The worker could not start: ${messageOf(error)}`)
      }
    }
    return null
  }

  let current: Launched | null = await launch(options, hearts, beatEveryMs)
  const supervise = async (): Promise<void> => {
    while (current) {
      await current.ended
      if (stopping.signal.aborted) return
      log.error("worker.ended", "The worker ended by itself; it is started again")
      current = await relaunch()
      if (stopping.signal.aborted) await current?.stop()
    }
  }
  const supervision = supervise()

  return {
    stop: async () => {
      stopping.abort()
      await current?.stop()
      await supervision
    },
  }
}

type Launched = {
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts graphile-worker once, with a name and a heart of its own. */
const launch = async (options: WorkerOptions, hearts: Heartbeat, beatEveryMs: number): Promise<Launched> => {
  const { pool, tasks, recurring = [], log, concurrency = 10 } = options
  const events: WorkerEvents = new EventEmitter()
  const workerId = new Promise<string>((resolve) => {
    events.once("pool:create", ({ workerPool }) => resolve(workerPool.id))
  })
  const end = Promise.withResolvers<void>()
  endWhenUseless(events, end.resolve)
  let firstBeat: Promise<void> | undefined
  watchJobs(events, options)
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: parseCronItems([...recurring]),
    concurrency,
    pollInterval: workerTimings.pollEveryMs,
    noHandleSignals: true,
    logger: workerLogger(log),
    events,
    preset: {
      // Without a batch, an outage while a job's end is written down would be an unhandled rejection, which ends the
      // process; with one, it ends the worker, which is started again.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [
        {
          name: "heartbeat",
          version: "1.0.0",
          // Before the first job is taken: a worker that dies is always one that has been heard of.
          worker: { hooks: { startWorker: async () => (firstBeat ??= hearts.beat(await workerId)) } },
        },
      ],
    },
  })
  const id = await workerId
  const warn = (event: string) => (error: unknown) => log.warning(event, messageOf(error))
  const beating = setInterval(() => void hearts.beat(id).catch(warn("worker.beat_failed")), beatEveryMs)
  const over = runner.promise.catch(warn("worker.failed"))
  void over.then(end.resolve)

  const finish = async (): Promise<void> => {
    runner.stop().catch(() => log.debug("worker.stopping", "It had begun to stop by itself"))
    await atMost(drainMs, over)
    clearInterval(beating)
    await hearts.bury(id).catch(warn("worker.bury_failed"))
  }
  const ended = end.promise.then(finish)
  return {
    ended,
    stop: () => {
      end.resolve()
      return ended
    },
  }
}

/**
 * Ends a worker that is of no use any more but does not end by itself. When it gave up it may wait for ever for what
 * runs. When it failed to ask for a job, it may hold one that it never heard of; and if that was its first question,
 * it keeps the failure, and finds no job in all its life.
 */
const endWhenUseless = (events: WorkerEvents, end: () => void): void => {
  events.once("pool:gracefulShutdown", end)
  events.once("worker:getJob:error", end)
}

const atMost = async (ms: number, work: Promise<unknown>): Promise<void> => {
  const done = new AbortController()
  await Promise.race([work, sleep(ms, undefined, { signal: done.signal }).catch(() => "it was in time")])
  done.abort()
}

const watchJobs = (events: WorkerEvents, { log, onJob }: WorkerOptions): void => {
  const lateness = new Map<string, number>()
  events.on("job:start", ({ job }) => lateness.set(job.id, Date.now() - job.run_at.getTime()))
  events.on("job:complete", ({ job, error }) => {
    const latenessMs = Math.max(0, lateness.get(job.id) ?? 0)
    lateness.delete(job.id)
    onJob?.({ task: job.task_identifier, outcome: error ? "failed" : "done", latenessMs })
    const fields = { task: job.task_identifier, jobId: job.id, attempt: job.attempts, latenessMs }
    if (!error) log.debug("job.done", `${job.task_identifier} done`, fields)
    else if (job.attempts >= job.max_attempts)
      log.error("job.gave_up", messageOf(error), { ...fields, error })
    else log.warning("job.failed", messageOf(error), fields)
  })
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
