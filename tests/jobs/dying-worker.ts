import { randomUUIDv7 } from "node:crypto"
import { makeBatches } from "../../src/features/batches/index.ts"
import { makeEquipment } from "../../src/features/equipment/index.ts"
import { makeNotifications } from "../../src/features/notifications/index.ts"
import { makeRecipes } from "../../src/features/recipes/index.ts"
import { ringAlarm } from "../../src/jobs/ring-alarm.ts"
import { startWorker } from "../../src/platform/jobs/worker.ts"
import { openPool } from "../../src/platform/postgres/connection.ts"
import { openDatabase } from "../../src/platform/postgres/database.ts"
import type { NewId } from "../../src/shared/ids.ts"

/*
 * A worker to be killed in the middle of a job: it rings an alarm, says so, and never gets to commit.
 * The first argument is the database's URL.
 */
const url = process.argv[2] ?? ""
const login = { kind: "url", url } as const
const fail = (error: unknown): never => {
  throw error
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const db = openDatabase({ login, applicationName: "dying-worker" })
const clock = { now: () => new Date() }
const newId = randomUUIDv7 as NewId
const notifications = makeNotifications({
  db,
  clock,
  newId,
  push: { send: () => fail(new Error("this worker pushes nothing")) },
  log: { warning: (_, text) => say(text) },
})
const equipment = makeEquipment({ db, clock, newId })
const recipes = makeRecipes({ db, clock, newId, equipment })
const batches = makeBatches({ db, clock, newId, recipes, equipment, notifications })
await startWorker({
  pool: openPool({ login, applicationName: "dying-worker" }, fail),
  log: { debug: () => {}, info: () => {}, warning: (_, text) => say(text), error: (_, text) => say(text) },
  tasks: {
    ring_alarm: ringAlarm({
      batches: {
        ringAlarm: (job) =>
          db.transaction(async () => {
            await batches.ringAlarm(job)
            say("ringing")
            await new Promise(() => {})
          }),
      },
    }),
  },
})
say("working")
