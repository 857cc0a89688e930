import { type ChildProcess, spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { join } from "node:path"
import { expect } from "vitest"
import { z } from "zod"
import { PortTaken, portsFrom, refuseTakenPorts, type PortName } from "../../local/ports.ts"

const root = join(import.meta.dirname, "../..")

export type RunningDev = {
  readonly process: ChildProcess
  readonly dataDir: string
  /** All it printed so far. */
  readonly output: () => string
  readonly exitCode: Promise<number | null>
  /** endpoints.json, as tools read it; null when it is not there. */
  readonly endpoints: () => z.output<typeof EndpointsFile> | null
  readonly untilReady: () => Promise<z.output<typeof EndpointsFile>>
}

const EndpointsFile = z.object({
  api: z.url(),
  docs: z.url(),
  metrics: z.url(),
  identity: z.url(),
  firestore: z.string().nullable(),
  storage: z.url(),
  push: z.url(),
  databaseUrl: z.url(),
  projectId: z.string(),
  apiKey: z.string(),
  demo: z.object({ email: z.email(), password: z.string() }),
  pids: z.record(z.string(), z.number().int().positive()),
})

/** A data directory below .local: the account that PostgreSQL runs as reaches what the checkout reaches. */
export const freshDataDir = async (): Promise<{
  readonly path: string
  readonly remove: () => Promise<void>
}> => {
  const path = await mkdtemp(join(root, ".local", "dev-test-"))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Runs `npm run dev`, or another command that takes its arguments, without npm. */
export const runDev = (
  dataDir: string,
  portBase: number,
  env: Readonly<Record<string, string | undefined>> = {},
  script: "local/dev.ts" | "local/demo.ts" = "local/dev.ts",
): RunningDev => {
  const args = [script, "--data-dir", dataDir, "--port-base", String(portBase)]
  const child = spawn(process.execPath, ["scripts/bootstrap.mjs", ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: undefined, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text))
  }
  const exitCode = new Promise<number | null>((resolve) => child.once("close", resolve))
  const endpoints = (): z.output<typeof EndpointsFile> | null => {
    try {
      return EndpointsFile.parse(JSON.parse(readFileSync(join(dataDir, "endpoints.json"), "utf8")))
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null
      throw error
    }
  }
  const untilReady = async (): Promise<z.output<typeof EndpointsFile>> => {
    const readyOrDead = () => output.includes("Brasse-Bouillon is ready") || child.exitCode !== null
    await expect.poll(readyOrDead, { timeout: 60_000 }).toBe(true)
    const found = endpoints()
    if (found === null) throw new Error(`npm run dev ended before it was ready:\n${output}`)
    return found
  }
  return { process: child, dataDir, output: () => output, exitCode, endpoints, untilReady }
}

/** Seven free ports in a row, below the range from which the system takes ports for connections. */
export const freePortBase = async (): Promise<number> => {
  for (;;) {
    const base = 20_000 + Math.floor(Math.random() * 1_200) * 10
    const ports = portsFrom(base)
    try {
      await refuseTakenPorts(ports, Object.keys(ports) as PortName[])
      return base
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error
    }
  }
}
