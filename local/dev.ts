import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { migrate } from "../src/platform/postgres/migrate.ts"
import { startApi } from "./api.ts"
import { seedDemoAccount } from "./demo-account.ts"
import { apiEnvironment, projectId } from "./dev-environment.ts"
import { takeDevLock } from "./dev-lock.ts"
import { readDevOptions } from "./dev-options.ts"
import { describeStack } from "./dev-summary.ts"
import { endpointsFile } from "./endpoints-file.ts"
import { firestoreName } from "./firestore.ts"
import { onInterrupt } from "./on-interrupt.ts"
import { refuseTakenPorts } from "./ports.ts"
import { deathOf, type Service, stopAllProcesses } from "./processes.ts"
import { withProgress } from "./progress.ts"
import { refillFirestore } from "./refill-firestore.ts"
import { portsOfStack, startStack } from "./stack.ts"
import { told, Trouble } from "./trouble.ts"

// `npm run dev`: the local cloud, the database brought up to date, the API with its worker. Runs until Ctrl-C.

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

let stopEverything: () => Promise<void> = stopAllProcesses
let stopping = false

const end = async (exitCode: number): Promise<never> => {
  stopping = true
  await withProgress("stopping", stopEverything(), say)
  process.exit(exitCode)
}

const start = async (): Promise<never> => {
  const began = Date.now()
  const { ports, dataDir, fresh } = readDevOptions(process.argv.slice(2))
  await mkdir(dataDir, { recursive: true })
  await takeDevLock(dataDir)
  const file = endpointsFile(dataDir)
  file.remove()
  process.once("exit", file.remove)

  await refuseTakenPorts(ports, ["api", "metrics", ...portsOfStack(process.env)])
  const stack = await startStack({ ports, dataDir, projectId, durable: true, fresh, env: process.env, say })
  const { endpoints } = stack
  if (endpoints.firestore.missing !== null) {
    say(`No Firestore: ${endpoints.firestore.missing}. Live documents stay inside the API instead.`)
  }
  const [demo] = await Promise.all([
    seedDemoAccount(endpoints.identity.url),
    bringUpToDate(endpoints.database.owner),
  ])

  const pids = Object.fromEntries(
    stack.services.flatMap(({ name, pid }) => (pid === null ? [] : [[name, pid] as const])),
  )
  const announce = (api: number): Promise<void> =>
    file.write({ ports, endpoints, demo, pids: { dev: process.pid, ...pids, api } })
  const env = apiEnvironment(ports, endpoints)
  const logFile = join(dataDir, "api.log")
  const emptyFirestore = stack.services.some(({ name }) => name === firestoreName)
  const refilling = emptyFirestore && !fresh ? refillFirestore(env) : Promise.resolve()
  const starting = startApi({ port: ports.api, env, logFile, say, onRestart: announce })
  const [api] = await withProgress("the API starts", Promise.all([starting, refilling]), say)
  stopEverything = async () => {
    file.remove()
    await api.stop()
    await stack.stop()
  }
  if (api.pid !== null) await announce(api.pid)
  say(describeStack({ ports, endpoints, demo, dataDir, seconds: (Date.now() - began) / 1000 }))

  return untilOneDies([...stack.services, api])
}

const bringUpToDate = async (ownerUrl: string): Promise<void> => {
  const directory = join(import.meta.dirname, "../migrations")
  try {
    const migrating = migrate({ login: { kind: "url", url: ownerUrl }, directory, log: say })
    await withProgress("the database is brought up to date", migrating, say)
  } catch (error) {
    const advice = "npm run dev -- --fresh starts over with an empty database."
    const reason = error instanceof Error ? error.message : String(error)
    throw new Trouble(`The migrations failed: ${reason}\n${advice}`, { cause: error })
  }
}

const untilOneDies = async (services: readonly Service[]): Promise<never> => {
  const deaths = services.map(async (service) => deathOf(service.name, await service.exited))
  throw new Trouble(await Promise.race(deaths))
}

onInterrupt(() => {
  if (stopping) return
  say("\nstopping …")
  void end(0)
})

try {
  await start()
} catch (error) {
  if (!stopping) {
    process.stderr.write(`\n${told(error)}\n`)
    await end(1)
  }
}
