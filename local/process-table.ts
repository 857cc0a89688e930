import { execFile } from "node:child_process"
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
 * given to other programs after a crash. Windows does not tell; there any living process counts.
 */
export const isRunning = async (pid: number, words: readonly string[]): Promise<boolean> => {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false
  if (process.platform === "win32") return true
  try {
    const { stdout } = await promisify(execFile)("ps", ["-ww", "-o", "args=", "-p", String(pid)])
    return words.every((word) => stdout.includes(word))
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === 1) return false // it ended meanwhile
    throw error
  }
}
