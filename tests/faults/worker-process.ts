import { readConfig } from "../../src/config.ts"
import { connectionsOf, lanes } from "../../src/jobs/lanes.ts"
import { startWorker, workerTimings } from "../../src/platform/jobs/worker.ts"
import type { JobLog } from "../../src/platform/jobs/worker-log.ts"
import { makeLogger } from "../../src/platform/logging/logger.ts"
import { openPool } from "../../src/platform/postgres/connection.ts"
import { composeServices, connectionOptions } from "../../src/services.ts"

/*
 * A worker in a process of its own, to be killed: composed as in production, from the environment. It tells its parent
 * under which names its lanes take jobs, and of every error.
 */
export type WorkerSays =
  | { readonly kind: "works_as"; readonly workerId: string }
  | { readonly kind: "error"; readonly event: string; readonly message: string }

const say = (said: WorkerSays): void => void process.send?.(said)
// Whoever started it is gone.
process.once("disconnect", () => process.exit())

const fromEnvironment = (name: string, usual: number): number => Number(process.env[name] ?? usual)

const config = readConfig(process.env)
const log = makeLogger({ level: "ERROR", service: "faults", version: "0", stream: process.stderr })
const telling: JobLog = {
  ...log,
  info: (event, message, fields) => {
    if (event === "worker.heartbeat") say({ kind: "works_as", workerId: String(fields?.["workerId"]) })
    log.info(event, message, fields)
  },
  error: (event, message) => say({ kind: "error", event, message }),
}
const services = composeServices(config, log)
await services.warmUp()
const divided = lanes(services.jobs, config.WORKER_CONCURRENCY)
const pool = openPool({ ...connectionOptions(config), poolMax: connectionsOf(divided) }, () => undefined)
for (const lane of Object.values(divided)) {
  await startWorker({
    ...lane,
    pool,
    log: telling,
    pollEveryMs: fromEnvironment("POLL_EVERY_MS", workerTimings.pollEveryMs),
    beatEveryMs: fromEnvironment("BEAT_EVERY_MS", workerTimings.beatEveryMs),
    silentAfterMs: fromEnvironment("SILENT_AFTER_MS", workerTimings.silentAfterMs),
  })
}
