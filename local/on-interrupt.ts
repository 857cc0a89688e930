import { constants } from "node:os"
import { killAllProcesses } from "./processes.ts"

/** One Ctrl-C arrives several times: the terminal tells the whole group, npm and bootstrap.mjs pass it on. */
const sameKeyPressMs = 500

/**
 * Calls back once, at Ctrl-C, SIGTERM, SIGHUP, or when bootstrap.mjs is gone, with the exit code that says so. A second
 * Ctrl-C kills whatever runs, and ends this process.
 */
export const onInterrupt = (stop: (exitCode: number) => void): void => {
  let first: number | null = null
  const interrupted = (exitCode: number): void => {
    if (first === null) {
      first = Date.now()
      stop(exitCode)
    } else if (Date.now() - first > sameKeyPressMs) {
      killAllProcesses()
      process.exit(130)
    }
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => interrupted(128 + constants.signals[signal]))
  }
  process.once("disconnect", () => interrupted(130))
  process.channel?.unref()
  // The terminal may go away before we do.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined)
}
