import { execFile } from "node:child_process"
import { once } from "node:events"
import { type AddressInfo, createServer, type Server } from "node:net"
import { promisify } from "node:util"
import { afterEach, expect, test } from "vitest"
import { sources } from "../demo/start-program.ts"
import { atTheMash, newId, openStage } from "../features/stage.ts"
import type { InstallationId } from "../../src/shared/ids.ts"
import { invokerEnvironment, tick } from "../support/invoker.ts"
import { startRole } from "../support/running-role.ts"

const [, main = ""] = sources.args
const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

/** Something that accepts connections and never says a word. */
const silence = async (): Promise<{ readonly port: number; readonly called: Promise<unknown> }> => {
  const server = createServer((socket) => socket.on("error", () => undefined))
  servers.push(server)
  await once(server.listen(0, "127.0.0.1"), "listening")
  return { port: (server.address() as AddressInfo).port, called: once(server, "connection") }
}

test.each(["loop", "tick"])(
  "a job that hangs in a %s is given back at SIGTERM, and the process ends with 0 before Cloud Run would kill it",
  { timeout: 60_000 },
  async (mode) => {
    const stage = await openStage()
    stage.clock.set(new Date(Date.now() - 3_600_000))
    const { brewer, mash } = await atTheMash(stage)
    const phone = { id: newId<InstallationId>(), token: "silent", platform: "ios", locale: "en" } as const
    await stage.notifications.putInstallation(brewer, { ...phone, appVersion: "1.0.0" })
    await stage.batches.startStep(brewer, mash)
    const sink = await silence()
    const worker = await startRole({
      args: [main, "worker"],
      cwd: sources.cwd,
      env: {
        ...invokerEnvironment(),
        DATABASE_URL: stage.database.url,
        FCM_SINK_URL: `http://127.0.0.1:${sink.port}`,
        WORKER_MODE: mode,
      },
    })
    const ticked = mode === "tick" ? tick(worker.url) : null
    await sink.called

    const asked = Date.now()
    worker.child.kill("SIGTERM")
    if (ticked) expect((await ticked).status).toBe(200)
    expect(await worker.exited).toBe(0)
    expect(Date.now() - asked).toBeLessThan(9_500)
    expect(worker.output()).toContain("process.stopped")
    const held = "select from graphile_worker._private_jobs where locked_by is not null"
    expect(await stage.asOwner(held)).toEqual([])
  },
)

test("a process whose metrics port is taken says so and ends", { timeout: 30_000 }, async () => {
  const { port } = await silence()
  const env = {
    NODE_ENV: "test",
    PROJECT_ID: "demo-x",
    HOST: "127.0.0.1",
    PORT: "0",
    METRICS_PORT: String(port),
    DATABASE_URL: "postgres://127.0.0.1:9/x",
  }
  const failed = promisify(execFile)(process.execPath, [main, "api"], { env, timeout: 20_000 })
  await expect(failed).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`EADDRINUSE: address already in use 127.0.0.1:${port}`),
  })
})
