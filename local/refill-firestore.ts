import { join } from "node:path"
import { deathOf, startProcess } from "./processes.ts"
import { Trouble } from "./trouble.ts"

/** Writes the live documents anew from PostgreSQL: the emulator remembers nothing of an earlier start. */
export const refillFirestore = async (env: Readonly<Record<string, string | undefined>>): Promise<void> => {
  const running = await startProcess({
    name: "reproject",
    command: process.execPath,
    args: [join(import.meta.dirname, "../src/reproject.ts")],
    env,
    stopSignal: "SIGTERM",
    stopWithinMs: 3_000,
  })
  const ending = await running.exited
  if (ending.code !== 0) throw new Trouble(deathOf(running.name, ending))
}
