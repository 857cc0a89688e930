import type { WorkerEvents } from "graphile-worker"
import { messageOf } from "./message-of.ts"
import type { JobLog } from "./worker-log.ts"

/** A job that has ended, or an attempt that failed. */
export type JobRecord = {
  readonly task: string
  readonly outcome: "done" | "failed"
  /** From when it was due to when it began. */
  readonly latenessMs: number
  /** From when it began to when it ended. */
  readonly durationMs: number
}

type Watcher = { readonly log: JobLog; readonly onJob?: (job: JobRecord) => void }

/** Tells of each job that ends: by the events `job.done`, `job.failed` (it is tried again) and `job.gave_up`. */
export const watchJobs = (events: WorkerEvents, { log, onJob }: Watcher): void => {
  const begun = new Map<string, { readonly latenessMs: number; readonly at: number }>()
  events.on("job:start", ({ job }) => {
    begun.set(job.id, { latenessMs: Math.max(0, Date.now() - job.run_at.getTime()), at: performance.now() })
  })
  events.on("job:complete", ({ job, error }) => {
    const now = performance.now()
    const { latenessMs, at } = begun.get(job.id) ?? { latenessMs: 0, at: now }
    begun.delete(job.id)
    const durationMs = Math.round(now - at)
    onJob?.({ task: job.task_identifier, outcome: error ? "failed" : "done", latenessMs, durationMs })
    const fields = {
      task: job.task_identifier,
      jobId: job.id,
      attempt: job.attempts,
      latenessMs,
      durationMs,
    }
    if (!error) log.debug("job.done", `${job.task_identifier} done`, fields)
    else if (job.attempts >= job.max_attempts)
      log.error("job.gave_up", messageOf(error), { ...fields, error })
    else log.warning("job.failed", messageOf(error), fields)
  })
}
