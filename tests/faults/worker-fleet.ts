import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { laneNames } from "../../src/jobs/lane-of.ts"
import type { SeededRandom } from "./seeded-random.ts"
import type { WorkerSays } from "./worker-process.ts"

export type Fleet = {
  /** Kills one of the workers, whatever it does just then. Another starts in its place. */
  readonly kill: () => Promise<Killed>
  readonly stop: () => Promise<void>
  /** What workers called errors: none is expected. */
  readonly errors: readonly string[]
}

export type Killed = {
  /** The names under which it took jobs. */
  readonly workerIds: readonly string[]
  /** When it died (performance.now). */
  readonly at: number
  /** Resolves when another works in its place. */
  readonly replaced: Promise<void>
}

export type FleetOptions = {
  readonly size: number
  /** Variables of src/config.ts, over those of a test. */
  readonly env: Readonly<Record<string, string>>
  /** IANA names: each worker stands in one of them. */
  readonly zones: readonly string[]
  readonly random: SeededRandom
}

type RunningWorker = { readonly child: ChildProcess; readonly workerIds: string[] }

/** Workers in processes of their own. Resolves when all of them work. */
export const startFleet = async ({ size, env, zones, random }: FleetOptions): Promise<Fleet> => {
  const errors: string[] = []
  const start = async (): Promise<RunningWorker> => {
    const child = spawn(process.execPath, [...program], {
      env: { ...usual, ...env, TZ: random.of(zones) },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    })
    const workerIds: string[] = []
    const { promise: works, resolve, reject } = Promise.withResolvers<void>()
    child.once("exit", (code) => reject(new Error(`a worker ended with ${code}`)))
    child.on("message", (said: WorkerSays) => {
      if (said.kind === "error") errors.push(`${said.event}: ${said.message}`)
      else if (workerIds.push(said.workerId) === laneNames.length) resolve()
    })
    const late = setTimeout(() => reject(new Error("a worker does not start")), startsWithinMs)
    await works.finally(() => clearTimeout(late))
    return { child, workerIds }
  }
  const workers = await Promise.all(Array.from({ length: size }, start))

  return {
    errors,
    kill: async () => {
      const index = random.below(workers.length)
      const killed = workers[index]
      if (!killed) throw new Error("there is no worker")
      await end(killed, "SIGKILL")
      const at = performance.now()
      const replaced = start().then((worker) => void (workers[index] = worker))
      return { workerIds: killed.workerIds, at, replaced }
    },
    stop: async () => void (await Promise.all(workers.map((worker) => end(worker, "SIGKILL")))),
  }
}

const startsWithinMs = 60_000
const program = [
  "--import",
  join(import.meta.dirname, "shifted-date.ts"),
  join(import.meta.dirname, "worker-process.ts"),
]
const usual = { NODE_ENV: "test", ROLE: "worker", DB_POOL_MAX: "5", METADATA_SERVER_DETECTION: "none" }

const end = async ({ child }: RunningWorker, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, "exit")
  child.kill(signal)
  await gone
}
