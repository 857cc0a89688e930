import { readConfig } from "../../src/config.ts"
import { makeLive, type LiveStore } from "../../src/features/live/index.ts"
import { projectBatch } from "../../src/jobs/project-batch.ts"
import { startWorker, workerTimings } from "../../src/platform/jobs/worker.ts"
import type { JobLog } from "../../src/platform/jobs/worker-log.ts"
import { guardedLiveStore } from "../../src/platform/firestore/guarded-live-store.ts"
import { firestoreLiveStore } from "../../src/platform/firestore/live-store.ts"
import { makeLogger } from "../../src/platform/logging/logger.ts"
import { openPool } from "../../src/platform/postgres/connection.ts"
import { openDatabase } from "../../src/platform/postgres/database.ts"
import { composeServices, connectionOptions } from "../../src/services.ts"
import { unreliableStore } from "./unreliable-store.ts"

/*
 * A process that only brings live documents up to date, composed as in production but for a store that fails as often
 * as it is told. It is killed from outside.
 */
process.once("disconnect", () => process.exit())

const part = (name: string): number => Number(process.env[name] ?? 0)

const config = readConfig(process.env)
const log = makeLogger({ level: "ERROR", service: "faults", version: "0", stream: process.stderr })
const quiet: JobLog = { debug: () => {}, info: () => {}, warning: () => {}, error: log.error }
const db = openDatabase({ ...connectionOptions(config), poolMax: config.WORKER_CONCURRENCY })
const { batches, brewLog, fermentation, notifications } = composeServices(config, log).features
const firestore = firestoreLiveStore({
  projectId: config.PROJECT_ID,
  emulatorHost: config.FIRESTORE_EMULATOR_HOST,
})
await firestore.warmUp()
const clock = { now: () => new Date() }
const unreliable = unreliableStore(firestore, { fails: part("STORE_FAILS"), hangs: part("STORE_HANGS") })
const store: LiveStore = guardedLiveStore(unreliable, { clock, log: quiet })
const live = makeLive({ db, clock, store, batches, brewLog, fermentation, notifications, log: quiet })

await startWorker({
  pool: openPool({ ...connectionOptions(config), poolMax: config.WORKER_CONCURRENCY + 1 }, () => undefined),
  tasks: { project_batch: projectBatch({ live }) },
  concurrency: config.WORKER_CONCURRENCY,
  log: quiet,
  ...(process.env["SHORT"] ? { beatEveryMs: 250, silentAfterMs: 1_000 } : {}),
  pollEveryMs: workerTimings.pollEveryMs,
})
process.send?.("works")
