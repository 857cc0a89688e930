import { execFile, spawnSync } from "node:child_process"
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { promisify } from "node:util"
import { afterEach, beforeEach, expect, test } from "vitest"

let checkout: string

/** Stands for npm: notes that it was called, takes a moment, and leaves a node_modules with this Node in it. */
const npm = `#!/bin/sh
echo "$@" >> npm-calls
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
  })

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
  const start = () =>
    promisify(execFile)(process.execPath, ["scripts/bootstrap.mjs", "say.mjs"], { cwd: checkout, env: env() })
  const outcomes = await Promise.allSettled([start(), start()])
  expect(outcomes).toMatchObject([{ reason: { code: 7 } }, { reason: { code: 7 } }])
  expect(await installs()).toBe(1)
})

test("a failed installation is told with npm's own words, and nothing is started", async () => {
  await writeFile(join(checkout, "npm-fails"), "")
  const { status, stdout, stderr } = run("a")
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" })
  expect(stderr).toContain("npm error no registry")
  expect(stderr).toContain("The dependencies could not be installed")
})
