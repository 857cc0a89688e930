import type { Config } from "../config.ts"
import type { JobServices } from "../jobs/job-services.ts"
import type { JobRecord } from "../platform/jobs/watch-jobs.ts"
import type { Worker } from "../platform/jobs/worker.ts"
import type { Logger } from "../platform/logging/logger.ts"
import { openPool } from "../platform/postgres/connection.ts"
import { outageOr } from "../platform/postgres/database-unavailable.ts"
import { connectionOptions } from "../services.ts"
import { atMost } from "../platform/jobs/at-most.ts"
import type { Ticks } from "../shared/tick.ts"
import { type QueueTeller, tellQueue, tellQueueEveryMs } from "./tell-queue.ts"

export type JobRunner = QueueTeller & {
  readonly config: Config
  readonly log: Logger
  readonly services: JobServices
  readonly onJob: (job: JobRecord) => void
}

/** Runs jobs until it is stopped. */
export const startJobs = async (runner: JobRunner): Promise<Pick<Worker, "stop">> => {
  const { start, close } = await openLanes(runner)
  const worker = await start(runner.onJob)
  void tellQueue(runner)
  const telling = setInterval(() => void tellQueue(runner), tellQueueEveryMs)
  return {
    stop: async () => {
      clearInterval(telling)
      await worker.stop()
      await close()
    },
  }
}

/** Ticks, each with connections of its own: they may overlap. `signal` ends those that run. */
export const makeTicks = (runner: JobRunner, signal: AbortSignal): Ticks => ({
  run: async () => {
    const { config, log, onJob } = runner
    const { runTick } = await import("../platform/jobs/run-tick.ts")
    const { start, close, ...lanes } = await openLanes(runner)
    const startedAt = performance.now()
    try {
      const report = await runTick({
        ...lanes,
        start: (count) =>
          start((job) => {
            count(job)
            onJob(job)
          }),
        seconds: config.TICK_SECONDS,
        signal,
      })
      const { done, failed, left } = report
      const durationMs = Math.round(performance.now() - startedAt)
      log.info("tick.done", `Tick: ${done} done, ${failed} failed, ${left} left`, { ...report, durationMs })
      await tellQueue(runner)
      return report
    } catch (error) {
      throw outageOr(error)
    } finally {
      await atMost(closeWithinMs, close())
    }
  },
})

const closeWithinMs = 1_000

/** What is needed to run jobs. An API never does: it starts sooner without loading it. */
const openLanes = async ({ config, log, services }: JobRunner) => {
  const [{ startWorker }, { connectionsOf, lanes }, { recurringJobs }] = await Promise.all([
    import("../platform/jobs/worker.ts"),
    import("../jobs/lanes.ts"),
    import("../jobs/recurring-jobs.ts"),
  ])
  const divided = lanes(services, config.WORKER_CONCURRENCY)
  const { alarms, background } = divided
  const pool = openPool({ ...connectionOptions(config), poolMax: connectionsOf(divided) }, (error) =>
    log.warning("database.idle_connection_lost", error.message),
  )
  return {
    pool,
    tasks: [...Object.keys(alarms.tasks), ...Object.keys(background.tasks)],
    start: (onJob: JobRunner["onJob"]) =>
      together([
        startWorker({ pool, ...alarms, recurring: recurringJobs(services), log, onJob }),
        startWorker({ pool, ...background, log, onJob }),
      ]),
    close: () => pool.end(),
  }
}

/** Workers as one: all of them, or none when one can't start. */
const together = async (starting: readonly Promise<Worker>[]): Promise<Worker> => {
  const outcomes = await Promise.allSettled(starting)
  const workers = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []))
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
  const failure = outcomes.find((outcome) => outcome.status === "rejected")
  if (failure) {
    await stop()
    throw failure.reason
  }
  return {
    caughtUp: Promise.all(workers.map(({ caughtUp }) => caughtUp)).then(() => undefined),
    stop,
  }
}
