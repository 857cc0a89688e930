import { readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { isRunning } from "./process-table.ts"

/**
 * Makes the files free after a crash: stops a postmaster that still runs on them, and removes a lock file whose
 * process number went to some other program meanwhile (PostgreSQL would take that for a postmaster).
 */
export const clearStaleLock = async (files: string): Promise<void> => {
  const lock = join(files, "postmaster.pid")
  const pid = Number((await readFile(lock, "utf8").catch(() => "")).split("\n")[0])
  const isPostmaster = (): Promise<boolean> => isRunning(pid, ["postgres", files])
  if (await isPostmaster()) {
    process.kill(pid, "SIGINT")
    for (let waited = 0; waited < 5_000 && (await isPostmaster()); waited += 50) await pause(50)
  }
  await rm(lock, { force: true })
}
