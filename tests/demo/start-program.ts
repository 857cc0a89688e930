import { join } from "node:path"
import { seedDemoAccount } from "../../local/demo-account.ts"
import type { DemoEndpoints } from "../../local/demo/demo-endpoints.ts"
import { apiEnvironment } from "../../local/dev-environment.ts"
import { freePorts } from "../../local/ports.ts"
import { startProcess } from "../../local/processes.ts"
import { untilReady } from "../../local/ready.ts"
import { freshDatabase } from "../support/database.ts"
import { services } from "../support/services.ts"

export type Program = {
  /** What Node is given: the file, and its arguments. */
  readonly args: readonly string[]
  readonly cwd: string
}

export type RunningProgram = {
  readonly endpoints: DemoEndpoints
  /** Stops it, and removes its database. */
  readonly stop: () => Promise<void>
}

const root = join(import.meta.dirname, "../..")

/** The sources, with API and worker in one process. */
export const sources: Program = {
  args: ["--enable-source-maps", join(root, "src/main.ts"), "all"],
  cwd: root,
}

/** Runs the program as a process of its own, with an empty database, against the local cloud of the test run. */
export const startProgram = async ({ args, cwd }: Program): Promise<RunningProgram> => {
  const { projectId, ...cloud } = services()
  const [database, ports] = await Promise.all([freshDatabase(), freePorts()])
  const env = apiEnvironment(ports, {
    ...cloud,
    database: { application: database.url, owner: database.ownerUrl, admin: database.ownerUrl },
  })
  const running = await startProcess({
    name: "the program",
    command: process.execPath,
    args,
    cwd,
    env: { ...env, PROJECT_ID: projectId },
    stopSignal: "SIGTERM",
    stopWithinMs: 10_000,
  })
  const stop = async (): Promise<void> => {
    await running.stop()
    await database.drop()
  }
  const api = `http://127.0.0.1:${ports.api}`
  try {
    await untilReady({
      name: running.name,
      exited: running.exited,
      timeoutMs: 60_000,
      probe: async (signal) => (await fetch(`${api}/health/ready`, { signal })).ok,
    })
    const demo = await seedDemoAccount(cloud.identity.url)
    const endpoints: DemoEndpoints = {
      api,
      identity: cloud.identity.url,
      firestore: cloud.firestore.host,
      push: cloud.push.url,
      projectId,
      apiKey: "local",
      demo,
    }
    return { endpoints, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
