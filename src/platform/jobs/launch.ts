import { EventEmitter } from "node:events"
import { parseCronItems, run, type WorkerEvents } from "graphile-worker"
import { atMost } from "./at-most.ts"
import type { Heartbeat } from "./heartbeat.ts"
import { messageOf } from "./message-of.ts"
import { watchJobs } from "./watch-jobs.ts"
import type { WorkerOptions } from "./worker.ts"
import { workerLogger } from "./worker-log.ts"

export type LaunchOptions = WorkerOptions &
  Required<Pick<WorkerOptions, "recurring" | "concurrency" | "pollEveryMs" | "beatEveryMs" | "useNodeTime">>

export type Launched = {
  /** Resolves when the recurring jobs that fell due while no worker ran are in the queue. */
  readonly caughtUp: Promise<void>
  /** Resolves with why. */
  readonly ended: Promise<string>
  readonly stop: () => Promise<void>
}

const drainMs = 7_000
/** An alert for its absence needs no more. */
const tellEveryMs = 60_000

/** Starts graphile-worker once, with a name and a heart of its own. */
export const launch = async (options: LaunchOptions, hearts: Heartbeat): Promise<Launched> => {
  const { pool, tasks, recurring, log, concurrency, pollEveryMs, beatEveryMs, useNodeTime } = options
  const events: WorkerEvents = new EventEmitter()
  const workerId = new Promise<string>((resolve) => {
    events.once("pool:create", ({ workerPool }) => resolve(workerPool.id))
  })
  const caughtUp = new Promise<void>((resolve) => events.once("cron:started", () => resolve()))
  const end = Promise.withResolvers<string>()
  endWhenUseless(events, end.resolve)
  watchJobs(events, options)

  let toldAt = Number.NEGATIVE_INFINITY
  const beat = async (): Promise<void> => {
    const id = await workerId
    await hearts.beat(id)
    if (performance.now() - toldAt < tellEveryMs) return
    toldAt = performance.now()
    log.info("worker.heartbeat", "The worker lives", { workerId: id })
  }
  let firstBeat: Promise<void> | undefined
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: parseCronItems([...recurring]),
    concurrency,
    pollInterval: pollEveryMs,
    useNodeTime,
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
          worker: { hooks: { startWorker: () => (firstBeat ??= beat()) } },
        },
      ],
    },
  })
  const id = await workerId
  const warn = (event: string) => (error: unknown) => log.warning(event, messageOf(error))
  const beating = setInterval(() => void beat().catch(warn("worker.beat_failed")), beatEveryMs)
  const over = runner.promise.catch(warn("worker.failed"))
  void over.then(() => end.resolve("it is over"))

  const finish = async (): Promise<void> => {
    runner.stop().catch(() => log.debug("worker.stopping", "It had begun to stop by itself"))
    await atMost(drainMs, over)
    clearInterval(beating)
    await hearts.bury(id).catch(warn("worker.bury_failed"))
  }
  const ended = end.promise.then(async (why) => {
    await finish()
    return why
  })
  return {
    caughtUp,
    ended,
    stop: async () => {
      end.resolve("it was told to")
      await ended
    },
  }
}

/**
 * Ends a worker that is of no use any more but does not end by itself. When it gave up it may wait for ever for what
 * runs. When it failed to ask for a job, it may hold one that it never heard of; and if that was its first question,
 * it keeps the failure, and finds no job in all its life.
 */
const endWhenUseless = (events: WorkerEvents, end: (why: string) => void): void => {
  events.once("pool:gracefulShutdown", ({ message }) => end(message))
  events.once("worker:getJob:error", ({ error }) => end(`no job could be had: ${messageOf(error)}`))
}
