import { Logger } from "graphile-worker"

/** Where the worker says what happens: the application's logger. */
export type JobLog = {
  readonly [level in "debug" | "info" | "warning" | "error"]: (
    event: string,
    message: string,
    fields?: Readonly<Record<string, unknown>>,
  ) => void
}

/** graphile-worker's own messages. Jobs are told of by their events, so what it says in passing is for debugging. */
export const workerLogger = (log: JobLog): Logger =>
  new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warning("worker.message", message)
    else log.debug("worker.message", message)
  })
