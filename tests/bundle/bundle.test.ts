import { execFile } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises"
import { request } from "node:http"
import { connect, createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { playDemo } from "../../local/demo/play-demo.ts"
import { freePorts } from "../../local/ports.ts"
import { type RunningProgram, startProgram } from "../demo/start-program.ts"
import { aRecipe } from "../support/a-recipe.ts"
import { freshDatabase } from "../support/database.ts"
import { startRole } from "../support/running-role.ts"
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

const SignedUp = z.object({ idToken: z.string() })

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
          },
        })
      const files = (await readdir(path.join(root, "migrations"))).filter((file) => file.endsWith(".sql"))
      expect((await migrate()).stdout).toContain(`${files.length} migration(s) applied, 0 known before`)
      expect((await migrate()).stdout).toContain(`0 migration(s) applied, ${files.length} known before`)
      await database.drop()
    },
    timeout,
  )

  test("carries the licences of what it ships, and says which Node it needs", async () => {
    const swagger = await readdir(path.join(dist, "assets/swagger-ui"))
    expect(swagger).toEqual(expect.arrayContaining(["LICENSE", "NOTICE", "swagger-ui-bundle.js.LICENSE.txt"]))
    expect(JSON.parse(await readFile(path.join(dist, "package.json"), "utf8"))).toMatchObject({
      engines: { node: ">=26" },
    })
  })

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

  const start = (role: string, env: Readonly<Record<string, string>>) =>
    startRole({ args: main(role), cwd: dist, env })

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

  /** The ID token of somebody new. */
  const signUp = async (): Promise<string> => {
    const { identity } = services()
    const address = `${identity.url}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=local`
    const body = JSON.stringify({ returnSecureToken: true })
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    })
    return SignedUp.parse(await answer.json()).idToken
  }

  test(
    "started before its database it waits, and serves when that comes",
    async () => {
      const database = await freshDatabase()
      const { postgres: port } = await freePorts()
      const address = new URL(database.url)
      const actualPort = Number(address.port)
      address.port = String(port)
      const api = await start("api", { DATABASE_URL: address.href })
      const statusOf = async (check: string) => (await fetch(`${api.url}/health/${check}`)).status
      expect([await statusOf("live"), await statusOf("startup"), await statusOf("ready")]).toEqual([
        200, 503, 503,
      ])

      const forwarder = createServer((socket) => {
        socket.pipe(connect(actualPort, "127.0.0.1")).pipe(socket)
      }).listen(port, "127.0.0.1")
      await expect.poll(() => statusOf("startup"), { timeout: 30_000 }).toBe(200)
      expect(await statusOf("ready")).toBe(200)

      api.child.kill("SIGTERM")
      expect(await api.exited).toBe(0)
      forwarder.close()
      await database.drop()
    },
    timeout,
  )

  test(
    "at SIGTERM it takes nothing new, answers what it had begun, and ends with 0",
    async () => {
      const database = await freshDatabase()
      const api = await start("all", { DATABASE_URL: database.url })
      await expect.poll(api.output, { timeout: 30_000 }).toContain("process.started")
      const sending = request(`${api.url}/v1/recipes/calculate`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${await signUp()}`,
          "content-type": "application/json",
          expect: "100-continue",
        },
      })
      const answered = once(sending, "response")
      sending.flushHeaders()
      await once(sending, "continue") // it waits for the body now

      const asked = Date.now()
      api.child.kill("SIGTERM")
      await expect.poll(api.output).toContain("process.stopping")
      await expect(fetch(`${api.url}/v1/version`)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } })
      sending.end(JSON.stringify(aRecipe))
      const [answer] = await answered
      expect(answer.statusCode).toBe(200)
      answer.resume()
      expect(await api.exited).toBe(0)
      expect(Date.now() - asked).toBeLessThan(8_000)
      expect(api.output()).toContain("process.stopped")
      await database.drop()
    },
    timeout,
  )
})
