import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { DemoEndpoints } from "../../local/demo/demo-endpoints.ts"
import { findStack } from "../../local/demo/find-stack.ts"
import { listen, type Listening } from "../../local/listen.ts"

let dataDir: string
let api: Listening
let dev: ChildProcess
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "find-stack-"))
  api = await listen(() => new Response("ready"), { service: "the API", port: 0 })
  // Called like npm run dev, which it stands for: it holds the lock and never gets ready by itself.
  dev = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "local/dev.ts"])
  await once(dev, "spawn")
  await writeFile(join(dataDir, "dev.pid"), String(dev.pid))
})
afterEach(async () => {
  dev.kill("SIGKILL")
  await api.stop()
  await rm(dataDir, { recursive: true })
})

const find = (said: string[] = []) => findStack(dataDir, [], (line) => said.push(line))

const announced = (): DemoEndpoints => ({
  api: api.url,
  identity: api.url,
  firestore: null,
  push: api.url,
  projectId: "demo-x",
  apiKey: "local",
  demo: { email: "demo@example.org", password: "x" },
})

test("a stack that is still starting is waited for, and the wait is told", async () => {
  const said: string[] = []
  const finding = find(said)
  await sleep(2_500)
  await writeFile(join(dataDir, "endpoints.json"), JSON.stringify(announced()))
  const { endpoints, stop } = await finding
  expect(endpoints).toEqual(announced())
  expect(said.join("\n")).toContain(`npm run dev (pid ${dev.pid}) is not ready yet … 2 s`)
  await stop()
  expect(dev.exitCode).toBeNull()
})

test("a stack that dies while it starts is waited for no longer", async () => {
  const finding = find()
  await sleep(500)
  dev.kill("SIGKILL")
  await expect(finding).rejects.toThrow(`npm run dev (pid ${dev.pid}) ended before it was ready`)
})
