import { fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { expect, test } from "vitest"
import { isAlive } from "../../local/process-table.ts"
import { deathOf, startProcess, type RunningProcess } from "../../local/processes.ts"

/** A program that says what it does. */
const start = (script: string): Promise<RunningProcess> =>
  startProcess({
    name: "sleeper",
    command: process.execPath,
    args: ["-e", script],
    stopSignal: "SIGTERM",
    stopWithinMs: 300,
  })

const sleep = "setInterval(() => {}, 1000); console.log('sleeping')"

test("a process that is asked to stop is gone afterwards", async () => {
  const running = await start(sleep)
  expect(isAlive(running.pid)).toBe(true)
  await running.stop()
  expect(isAlive(running.pid)).toBe(false)
})

test("a process that ignores the request is killed after its deadline", async () => {
  const running = await start(`process.on("SIGTERM", () => {}); ${sleep}`)
  await running.stop()
  expect(isAlive(running.pid)).toBe(false)
})

test("the death of a process is told with its cause and its last words", async () => {
  const running = await start("console.error('no beer left'); process.exit(3)")
  expect(deathOf(running.name, await running.exited)).toBe(
    "sleeper ended by itself with exit code 3. The last it said:\n  | no beer left",
  )
})

test("a killed process is told as killed", async () => {
  const running = await start(sleep)
  process.kill(running.pid, "SIGKILL")
  expect(await running.exited).toMatchObject({ signal: "SIGKILL" })
})

test("a command that does not exist is told by name", async () => {
  const order = { name: "ghost", command: "/no/such/command", args: [], stopWithinMs: 100 }
  await expect(startProcess({ ...order, stopSignal: "SIGTERM" })).rejects.toThrow(
    "/no/such/command cannot be started",
  )
})

test("processes end with their parent, even when that is killed", async () => {
  const parent = fork(join(import.meta.dirname, "parent-of-sleeper.ts"), { stdio: "ignore" })
  const [pid] = (await once(parent, "message")) as [number]
  expect(isAlive(pid)).toBe(true)
  parent.kill("SIGKILL")
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false)
})
