import { execFile, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { realpathSync } from "node:fs"
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { promisify } from "node:util"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

let checkout: string

/**
 * Stands for npm: notes that it was called, takes a moment, and leaves a node_modules with this Node in it. A slow one
 * takes longer than any test, and when it is told to stop it needs a moment for that too.
 */
const npm = `#!/bin/sh
echo "$@" >> npm-calls
[ -e npm-slow ] && { trap 'sleep 0.3; echo stopped >> npm-calls; exit 1' INT TERM HUP; sleep 60 & wait; }
sleep 0.3
[ -e npm-fails ] && { echo "npm error no registry" >&2; exit 1; }
rm -rf node_modules; mkdir -p node_modules/.bin
ln -s "${process.execPath}" node_modules/.bin/node`

beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), "bootstrap-"))
  await mkdir(join(checkout, "bin"))
  await mkdir(join(checkout, "scripts"))
  await cp(join(import.meta.dirname, "../../scripts/bootstrap.mjs"), join(checkout, "scripts/bootstrap.mjs"))
  await writeFile(join(checkout, "bin/npm"), npm, { mode: 0o755 })
  await writeFile(join(checkout, "package-lock.json"), JSON.stringify({ packages: {} }))
  await writeFile(
    join(checkout, "say.mjs"),
    "console.log(process.argv.slice(2).join(' ')); process.exitCode = 7",
  )
})

afterEach(() => rm(checkout, { recursive: true }))

const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${join(checkout, "bin")}${delimiter}${process.env["PATH"]}`,
})

const run = (...args: string[]) =>
  spawnSync(process.execPath, ["scripts/bootstrap.mjs", "say.mjs", ...args], {
    cwd: checkout,
    env: env(),
    encoding: "utf8",
    timeout: 15_000,
  })

const start = () =>
  spawn(process.execPath, ["scripts/bootstrap.mjs", "say.mjs"], { cwd: checkout, env: env() })

const lockOf = (folder: string): string => join(realpathSync(folder), ".local/install.pid")

const installs = async (): Promise<number> =>
  (await readFile(join(checkout, "npm-calls"), "utf8")).trim().split("\n").length

test("the script gets its arguments, and its exit code is passed on", () => {
  const { status, stdout, stderr } = run("a", "b c")
  expect({ status, stdout }).toEqual({ status: 7, stdout: "a b c\n" })
  expect(stderr).toContain("Installing the dependencies (npm ci) …")
})

test("dependencies are installed again when the lockfile has changed, and only then", async () => {
  run()
  run()
  expect(await installs()).toBe(1)
  await writeFile(join(checkout, "package-lock.json"), JSON.stringify({ packages: { "": {} } }))
  run()
  expect(await installs()).toBe(2)
})

test("no install script is run", async () => {
  run()
  expect(await readFile(join(checkout, "npm-calls"), "utf8")).toMatch(/^ci .*--ignore-scripts/)
})

test("two commands that start at once install once", async () => {
  const run = () =>
    promisify(execFile)(process.execPath, ["scripts/bootstrap.mjs", "say.mjs"], { cwd: checkout, env: env() })
  const outcomes = await Promise.allSettled([run(), run()])
  expect(outcomes).toMatchObject([{ reason: { code: 7 } }, { reason: { code: 7 } }])
  expect(await installs()).toBe(1)
})

test.each([
  { signal: "SIGINT", code: 130 },
  { signal: "SIGTERM", code: 143 },
  { signal: "SIGHUP", code: 129 },
] as const)(
  "$signal during the installation ends npm too, before the lock is free",
  async ({ signal, code }) => {
    await writeFile(join(checkout, "npm-slow"), "")
    const child = spawn(process.execPath, ["scripts/bootstrap.mjs", "say.mjs"], { cwd: checkout, env: env() })
    const exited = once(child, "exit")
    await vi.waitFor(() => installs(), { timeout: 10_000 })
    expect(await readdir(join(checkout, ".local"))).toContain("install.pid")
    child.kill(signal)
    expect(await exited).toEqual([code, null])
    expect(await readFile(join(checkout, "npm-calls"), "utf8")).toMatch(/^ci .*\nstopped\n$/)
    expect(await readdir(join(checkout, ".local"))).toEqual([])
  },
)

test("a command that waits for another's installation says for whose, and goes on when that is gone", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "scripts/bootstrap.mjs"])
  await once(other, "spawn")
  await mkdir(join(checkout, ".local"))
  await writeFile(join(checkout, ".local/install.pid"), String(other.pid))
  const child = start()
  const exited = once(child, "exit")
  const [said] = await once(child.stderr, "data")
  expect(String(said)).toContain(`Another command (pid ${other.pid}, according to ${lockOf(checkout)})`)
  other.kill("SIGKILL")
  expect(await exited).toEqual([7, null])
})

test("a lock whose process number went to another program holds nobody off", async () => {
  await mkdir(join(checkout, ".local"))
  await writeFile(join(checkout, ".local/install.pid"), String(process.pid))
  expect(run()).toMatchObject({ status: 7 })
  expect(await readdir(join(checkout, ".local"))).toEqual([])
})

test("a failed installation is told with npm's own words, and nothing is started", async () => {
  await writeFile(join(checkout, "npm-fails"), "")
  const { status, stdout, stderr } = run("a")
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" })
  expect(stderr).toContain("npm error no registry")
  expect(stderr).toContain("The dependencies could not be installed")
})
