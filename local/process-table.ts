import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { promisify } from "node:util"

export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

/**
 * Whether this process number still belongs to a program with all these words in its command line: numbers are
 * given to other programs after a crash. Where the system does not tell command lines, any living process counts.
 */
export const isRunning = async (pid: number, words: readonly string[]): Promise<boolean> => {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false
  const command = await commandOf(pid)
  return command === null ? isAlive(pid) : words.every((word) => command.includes(word))
}

/** The command line of a living process; null when it cannot be told, or when it has ended meanwhile. */
const commandOf = async (pid: number): Promise<string | null> => {
  try {
    // Linux tells it itself, also where there is no ps, as in small containers.
    if (existsSync("/proc/self/cmdline")) {
      return (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ")
    }
    return (await promisify(execFile)("ps", ["-ww", "-o", "args=", "-p", String(pid)])).stdout
  } catch (error) {
    if (error instanceof Error && "code" in error) return null
    throw error
  }
}
