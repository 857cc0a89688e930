import { mkdir, readdir, rm } from "node:fs/promises"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { freePorts } from "../../local/ports.ts"
import { isAlive } from "../../local/process-table.ts"
import { startStack } from "../../local/stack.ts"
import { migrate } from "../../src/platform/postgres/migrate.ts"
import type { TestServices } from "./services.ts"

const folder = join(import.meta.dirname, "../../.local/tests")

/** Starts the local cloud once for the run, on free ports, with a migrated database to copy from. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  await removeLeftovers()
  const dataDir = join(folder, String(process.pid))
  await mkdir(dataDir, { recursive: true })
  const stack = await startStack({
    ports: await freePorts(),
    dataDir,
    projectId: "demo-tests",
    durable: false,
    fresh: true,
    env: ownServices(process.env),
    say: (line) => process.stderr.write(`${line}\n`),
  })
  const stop = async (): Promise<void> => {
    await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await migrate({
      login: { kind: "url", url: stack.endpoints.database.owner },
      directory: join(import.meta.dirname, "../../migrations"),
      log: () => undefined,
    })
  } catch (error) {
    await stop()
    throw error
  }
  const services: TestServices = { ...stack.endpoints, projectId: "demo-tests" }
  project.provide("services", services)
  return stop
}

/** The files of runs that were killed. */
const removeLeftovers = async (): Promise<void> => {
  const runs = await readdir(folder).catch(() => [])
  const dead = runs.filter((pid) => !isAlive(Number(pid)))
  await Promise.all(dead.map((pid) => rm(join(folder, pid), { recursive: true, force: true })))
}

/** Tests create and drop what they like: never in a database or an emulator that someone else uses. */
const ownServices = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...env,
  DATABASE_URL: undefined,
  FIRESTORE_EMULATOR_HOST: undefined,
  FIREBASE_AUTH_EMULATOR_HOST: undefined,
  STORAGE_EMULATOR_HOST: undefined,
})
