import { type ChildProcess, execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { readdir, rm, stat } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import packageFile from "../../package.json" with { type: "json" }
import { freshDatabase, type TestDatabase } from "../support/database.ts"
import { emulateStages, type Emulated } from "./emulate-stages.ts"

const run = promisify(execFile)
const timeout = 300_000

let image: Emulated
let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  image = await emulateStages({ install: process.env["REQUIRE_ALL"] === "1" })
}, timeout)
afterAll(async () => {
  await database.drop()
  await rm(image.folder, { recursive: true, force: true })
})

/** Nobody, as in the image: only root can become somebody else. */
const nobody = process.getuid?.() === 0 ? { uid: 65_532, gid: 65_532 } : {}

const environment = (role: string, more: Readonly<Record<string, string>> = {}) => ({
  ...image.runtime.env,
  HOME: "/home/nonroot", // from the image's /etc/passwd
  ROLE: role,
  PROJECT_ID: "demo-image",
  PUBLIC_URL: "https://image.invalid",
  DATABASE_URL: database.url,
  METADATA_SERVER_DETECTION: "none",
  HOST: "127.0.0.1",
  PORT: "0",
  ...more,
})

type Started = { readonly child: ChildProcess; readonly url: string; readonly output: () => string }

/** What Cloud Run would start, in production, as the image's user. */
const start = async (role: string, more?: Readonly<Record<string, string>>): Promise<Started> => {
  const [node = "", ...args] = image.runtime.command
  const child = spawn(node, args, {
    cwd: image.runtime.directory,
    env: environment(role, more),
    stdio: ["ignore", "pipe", "pipe"],
    ...nobody,
  })
  let output = ""
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${role} ended with ${code}: ${output}`)))
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text
        const port = /listens on 127\.0\.0\.1:(\d+)/.exec(output)?.[1]
        if (port !== undefined) resolve(`http://127.0.0.1:${port}`)
      })
    }
  })
  return { child, url, output: () => output }
}

const stop = async ({ child }: Started): Promise<{ readonly code: unknown; readonly inTime: boolean }> => {
  const asked = Date.now()
  child.kill("SIGTERM")
  const [code] = await once(child, "exit")
  return { code, inTime: Date.now() - asked < 10_000 }
}

describe("the stages of the Dockerfile, done without containers", () => {
  test.each(["api", "worker"])(
    "make an image whose %s starts in production, answers, and ends at SIGTERM",
    async (role) => {
      const started = await start(role)
      await expect
        .poll(
          () =>
            fetch(`${started.url}/health/startup`).then(
              ({ status }) => status,
              () => started.output(),
            ),
          { timeout: 30_000 },
        )
        .toBe(200)
      expect((await fetch(`${started.url}/health/ready`)).status).toBe(200)
      expect(await stop(started)).toEqual({ code: 0, inTime: true })
    },
    timeout,
  )

  test("whose migrations run as the image's user", async () => {
    const [node = "", ...args] = image.runtime.command
    const env = environment("migrate", { MIGRATE_DATABASE_URL: database.ownerUrl })
    const { stdout } = await run(node, args, { cwd: image.runtime.directory, env, ...nobody })
    expect(stdout).toMatch(/0 migration\(s\) applied, \d+ known before/)
  })

  test(
    "whose smoke test passes a release that works, and fails another version",
    async () => {
      const api = await start("api")
      const [node = ""] = image.runtime.command
      const smoke = (version: string) =>
        run(node, ["smoke.js", api.url, version], {
          cwd: image.runtime.directory,
          env: image.runtime.env,
          ...nobody,
        })
      expect((await smoke(packageFile.version)).stdout).toContain('"event":"smoke.passed"')
      await expect(smoke("999.0.0")).rejects.toMatchObject({
        code: 1,
        stdout: expect.stringContaining(`GET /v1/version: ${packageFile.version} answers, not 999.0.0`),
      })
      await stop(api)
    },
    timeout,
  )

  test(
    "whose start uses what V8 compiled at the build, which another user could write only for itself",
    async () => {
      const api = await start("api", { NODE_DEBUG_NATIVE: "COMPILE_CACHE" })
      expect(api.output()).toMatch(/V8 code cache for ESM \S+process\.js was accepted/)
      expect(api.output()).not.toMatch(/permission denied/)
      await stop(api)
    },
    timeout,
  )

  test("that carries no more than 15 MB of ours, and leads a stack trace to our lines", async () => {
    const { directory } = image.runtime
    const files = await readdir(directory, { recursive: true })
    const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(directory, file))).size))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(15 * 1024 * 1024)
    expect(files).toContain("process.js.map")
    expect(files.filter((file) => /(?:^|\/)(?:node_modules|src|tests|\.git)(?:\/|$)/.test(file))).toEqual([])
  })
})
