import { afterEach, beforeEach, expect, test } from "vitest"
import { isAlive } from "../../local/process-table.ts"
import { freePortBase, freshDataDir, runDev, type RunningDev } from "./running-dev.ts"

/** Quick to start; that it does without is one of the guarantees. */
const withoutEmulator = { FIRESTORE_EMULATOR_JAR: "/nowhere/emulator.jar" }

let dataDir: Awaited<ReturnType<typeof freshDataDir>>
let portBase: number
let running: RunningDev[] = []

const dev = (env: Readonly<Record<string, string>> = withoutEmulator): RunningDev => {
  const started = runDev(dataDir.path, portBase, env)
  running.push(started)
  return started
}

const alive = (pids: Readonly<Record<string, number>>): readonly string[] =>
  Object.keys(pids).filter((name) => isAlive(pids[name] ?? 0))

beforeEach(async () => {
  dataDir = await freshDataDir()
  portBase = await freePortBase()
})

afterEach(async () => {
  for (const { process, exitCode } of running) {
    process.kill("SIGTERM")
    await exitCode
  }
  running = []
  await dataDir.remove()
})

test("there is one npm run dev per checkout, and Ctrl-C ends all of it", { timeout: 90_000 }, async () => {
  const stack = dev({})
  const { api, pids } = await stack.untilReady()
  expect((await fetch(`${api}/health/ready`)).status).toBe(200)

  const second = dev({})
  expect(await second.exitCode).toBe(1)
  expect(second.output()).toContain(`npm run dev runs already in this checkout (pid ${pids["dev"]})`)
  expect(alive(pids)).toEqual(Object.keys(pids))

  stack.process.kill("SIGINT")
  expect(await stack.exitCode).toBe(0)
  expect(alive(pids)).toEqual([])
  expect(stack.endpoints()).toBeNull()
})

test("Ctrl-C in a demo ends when the stack that it started has stopped", { timeout: 90_000 }, async () => {
  const demo = runDev(dataDir.path, portBase, withoutEmulator, "local/demo.ts")
  running.push(demo)
  await expect.poll(demo.endpoints, { timeout: 60_000 }).not.toBeNull()
  const { pids = {} } = demo.endpoints() ?? {}
  expect(alive(pids)).toEqual(Object.keys(pids))

  demo.process.kill("SIGINT")
  expect(await demo.exitCode).toBe(130)
  expect(alive(pids)).toEqual([])
  expect(demo.endpoints()).toBeNull()
  expect(demo.output()).not.toContain("The story broke")
})

test("a killed service is told with its name, and everything else stops", { timeout: 90_000 }, async () => {
  const stack = dev()
  const { pids } = await stack.untilReady()
  expect(stack.output()).toContain("No Firestore: FIRESTORE_EMULATOR_JAR names /nowhere/emulator.jar")

  process.kill(pids["PostgreSQL"] ?? 0, "SIGKILL")
  expect(await stack.exitCode).toBe(1)
  expect(stack.output()).toContain("PostgreSQL was killed by SIGKILL. The last it said:")
  expect(alive(pids)).toEqual([])
  expect(stack.endpoints()).toBeNull()
})

test("a killed npm run dev leaves nothing behind, and starts again", { timeout: 120_000 }, async () => {
  const first = dev()
  const { pids } = await first.untilReady()
  process.kill(pids["dev"] ?? 0, "SIGKILL")
  await first.exitCode
  await expect.poll(() => alive(pids), { timeout: 15_000 }).toEqual([])

  const again = dev()
  const { api } = await again.untilReady()
  expect((await fetch(`${api}/health/ready`)).status).toBe(200)
})
