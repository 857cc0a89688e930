import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { isRunning } from "./process-table.ts"
import { Trouble } from "./trouble.ts"

/** Makes this process the only development stack on a data directory, until it ends. Throws when there is one. */
export const takeDevLock = async (dataDir: string): Promise<void> => {
  const lock = lockOf(dataDir)
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    // A link, as it is made whole or not at all: nobody reads an empty lock and takes it for a stale one.
    while (!succeeds(() => linkSync(mine, lock), "EEXIST")) {
      const holder = readHolder(lock)
      if (holder === null) continue // given back meanwhile
      if (await isDev(holder)) {
        throw new Trouble(
          `npm run dev runs already in this checkout (pid ${holder}). Stop it with Ctrl-C there.`,
        )
      }
      if (replaceStale(lock, holder, mine)) break
      await pause(20)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  process.once("exit", () => rmSync(lock, { force: true }))
}

/** The process number of the development stack that runs, starts or stops on a data directory; null without one. */
export const runningDev = async (dataDir: string): Promise<number | null> => {
  const holder = readHolder(lockOf(dataDir))
  return holder !== null && (await isDev(holder)) ? Number(holder) : null
}

const lockOf = (dataDir: string): string => join(dataDir, "dev.pid")

const isDev = (holder: string): Promise<boolean> => isRunning(Number(holder), ["local/dev.ts"])

const readHolder = (lock: string): string | null => {
  let holder: string | null = null
  succeeds(() => (holder = readFileSync(lock, "utf8")), "ENOENT")
  return holder
}

/**
 * Puts our lock in the place of a dead process's. Others may have found the same one: who is first to make the guard
 * looks again, as the lock may be somebody's by now.
 */
const replaceStale = (lock: string, holder: string, mine: string): boolean => {
  const guard = `${lock}.guard`
  if (!succeeds(() => mkdirSync(guard), "EEXIST")) {
    succeeds(() => removeAbandoned(guard), "ENOENT")
    return false
  }
  try {
    if (readHolder(lock) !== holder) return false
    renameSync(mine, lock)
    return true
  } finally {
    rmSync(guard, { recursive: true })
  }
}

/** A guard lives for less than a millisecond: an old one is that of a process that was killed within it. */
const removeAbandoned = (guard: string): void => {
  if (Date.now() - statSync(guard).mtimeMs > 5_000) rmSync(guard, { recursive: true })
}

/** False when the work fails for the reason that was to be expected. */
const succeeds = (work: () => void, expected: string): boolean => {
  try {
    work()
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === expected) return false
    throw error
  }
}
