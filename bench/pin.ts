import { spawnSync } from "node:child_process"
import { availableParallelism } from "node:os"

/** The load keeps off the server's processor, where the machine lets us say so. */
const loadCpu = 0
const serverCpu = 1

export const canPin = availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0

/** A command line that runs on one processor only. */
export const onServerCpu = (command: string, args: readonly string[]): readonly [string, string[]] =>
  canPin ? ["taskset", ["-c", String(serverCpu), command, ...args]] : [command, [...args]]

/** Keeps this process, the load generator, on its own processor. */
export const pinMyself = (): void => {
  if (canPin) spawnSync("taskset", ["-cp", String(loadCpu), String(process.pid)])
}
