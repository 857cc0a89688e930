import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"

export type ProjectionFleet = {
  /** Kills the next one, whatever it does just then. Another starts in its place. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Processes that bring live documents up to date. Resolves when all of them work. */
export const startProjections = async (
  size: number,
  env: Readonly<Record<string, string>>,
): Promise<ProjectionFleet> => {
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "projection-process.ts")], {
      env: { NODE_ENV: "test", ROLE: "worker", METADATA_SERVER_DETECTION: "none", ...env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    })
    await once(child, "message")
    return child
  }
  const running = await Promise.all(Array.from({ length: size }, start))
  return {
    kill: async () => {
      const victim = running.shift()
      if (victim) await end(victim)
      running.push(await start())
    },
    stop: async () => void (await Promise.all(running.map(end))),
  }
}

const end = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, "exit")
  child.kill("SIGKILL")
  await gone
}
