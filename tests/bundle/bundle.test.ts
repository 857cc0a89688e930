import { execFile, spawn } from "node:child_process"
import { mkdtemp, readdir, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { playDemo } from "../../local/demo/play-demo.ts"
import { type RunningProgram, startProgram } from "../demo/start-program.ts"
import { freshDatabase } from "../support/database.ts"
import { services } from "../support/services.ts"

const run = promisify(execFile)
const root = path.join(import.meta.dirname, "../..")
const timeout = 120_000

/** What is shipped, in a folder that has nothing else in or above it: no node_modules to fall back on. */
let dist: string
let program: RunningProgram
beforeAll(async () => {
  dist = path.join(await mkdtemp(path.join(tmpdir(), "bundle-")), "dist")
  await run(process.execPath, [path.join(root, "scripts/build.ts"), "--out", dist], { cwd: root })
  program = await startProgram({ args: [path.join(dist, "main.js"), "all"], cwd: dist })
}, timeout)
afterAll(async () => {
  await program.stop()
  await rm(path.dirname(dist), { recursive: true, force: true })
})

const get = (address: string) => fetch(`${program.endpoints.api}${address}`)

describe("the bundle, alone in a folder", () => {
  test("plays the whole first brew", { timeout }, async () => {
    const lines: string[] = []
    const patience = { liveMs: 15_000, pushMs: 15_000 }
    const outcome = await playDemo(program.endpoints, (line) => lines.push(line), patience)
    expect({ outcome, transcript: lines.join("\n") }).toMatchObject({ outcome: { ok: true } })
  })

  test("serves its contract and the reference with every file of it", async () => {
    expect(await (await get("/openapi.json")).json()).toMatchObject({ openapi: "3.1.1" })
    const page = await (await get("/docs")).text()
    const files = [...page.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map(([, file = ""]) => file)
    expect(files.length).toBeGreaterThanOrEqual(3)
    for (const file of files) expect((await get(file)).status, file).toBe(200)
  })

  test(
    "brings an empty database up to date by itself, and a second time does nothing",
    async () => {
      const database = await freshDatabase()
      const owner = new Client({ connectionString: database.ownerUrl })
      await owner.connect()
      await owner.query("drop schema brasse_bouillon, graphile_worker, migrations cascade")
      await owner.end()
      const migrate = () =>
        run(process.execPath, [path.join(dist, "main.js"), "migrate"], {
          cwd: dist,
          env: {
            PROJECT_ID: "demo-x",
            NODE_ENV: "test",
            MIGRATE_DATABASE_URL: database.ownerUrl,
            DATABASE_URL: database.url,
          },
        })
      const files = (await readdir(path.join(root, "migrations"))).filter((file) => file.endsWith(".sql"))
      expect((await migrate()).stdout).toContain(`${files.length} migration(s) applied, 0 known before`)
      expect((await migrate()).stdout).toContain(`0 migration(s) applied, ${files.length} known before`)
      await database.drop()
    },
    timeout,
  )

  test("stays small enough for a fast start: 15 MB without source maps", async () => {
    const files = await readdir(dist, { recursive: true })
    const sizes = await Promise.all(
      files
        .filter((file) => !file.endsWith(".map"))
        .map(async (file) => (await stat(path.join(dist, file))).size),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(15 * 1024 * 1024)
  })
})

describe("the process", () => {
  const main = (...args: string[]) => [path.join(dist, "main.js"), ...args]

  test("lists every problem of its configuration, and does not start", async () => {
    const failed = run(process.execPath, main("api"), {
      cwd: dist,
      env: { PORT: "eighty", LOG_LEVEL: "loud" },
    })
    await expect(failed).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/PORT[\s\S]*PROJECT_ID[\s\S]*LOG_LEVEL[\s\S]*DATABASE_URL/),
    })
  })

  test("waits for its database behind an open port, and says what it waits for when that never comes", async () => {
    const env = {
      NODE_ENV: "test",
      PROJECT_ID: "demo-x",
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_URL: "postgres://127.0.0.1:9/x",
      DB_WAIT_SECONDS: "1",
    }
    await expect(run(process.execPath, main("api"), { cwd: dist, env })).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/listens on[\s\S]*PostgreSQL at 127\.0\.0\.1:9 did not answer in 1 s/),
    })
  })

  test(
    "ends with 0 at SIGTERM, with nothing left running, and answers what it had begun",
    async () => {
      const database = await freshDatabase()
      const { identity, projectId } = services()
      const child = spawn(process.execPath, main("all"), {
        cwd: dist,
        env: {
          NODE_ENV: "test",
          PROJECT_ID: projectId,
          HOST: "127.0.0.1",
          PORT: "0",
          DATABASE_URL: database.url,
          LIVE_STORE: "memory",
          FIREBASE_AUTH_EMULATOR_HOST: identity.host,
        },
        stdio: ["ignore", "pipe", "inherit"],
      })
      let output = ""
      const port = Promise.withResolvers<string>()
      const ready = Promise.withResolvers<void>()
      child.stdout.on("data", (chunk) => {
        output += String(chunk)
        const found = /listens on 127\.0\.0\.1:(\d+)/.exec(output)?.[1]
        if (found !== undefined) port.resolve(found)
        if (output.includes("process.started")) ready.resolve()
      })
      const exited = new Promise<number | null>((resolve) => child.once("exit", resolve))
      await ready.promise
      const url = `http://127.0.0.1:${await port.promise}/v1/version`
      const began = Date.now()
      const answers = Array.from({ length: 50 }, () => fetch(url).then(({ status }) => status))
      await answers[0]
      child.kill("SIGTERM")
      const statuses = await Promise.allSettled(answers)
      expect(await exited).toBe(0)
      expect(Date.now() - began).toBeLessThan(10_000)
      // Whoever was let in got an answer; a connection that came too late was refused, not cut off.
      const cutOff = statuses.filter((one) => one.status === "fulfilled" && one.value !== 200)
      expect(cutOff).toEqual([])
      expect(output).toContain("process.stopped")
      await database.drop()
    },
    timeout,
  )
})
