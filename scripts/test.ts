import { spawn } from "node:child_process"
import { constants } from "node:os"
import { delimiter, join } from "node:path"
import { parseCLI, startVitest } from "vitest/node"
import packageFile from "../package.json" with { type: "json" }
import { SilenceWatch } from "../tests/support/silence-watch.ts"
import { SummaryReporter } from "../tests/support/summary-reporter.ts"

// `npm test`: the static checks of package.json (check:…), then all tests; with arguments only the tests that they
// choose, as vitest takes them. `npm run ok` (--quick): the static checks and the tests that need no services.
// The last line is the totals, from tests/support/summary-reporter.ts, however the run ends.

type Check = { readonly name: string; readonly command: string }
type Outcome = { readonly name: string; readonly passed: boolean }

const root = join(import.meta.dirname, "..")
const atOnce = 2

const checks: readonly Check[] = Object.entries<string>(packageFile.scripts)
  .filter(([name]) => name.startsWith("check:"))
  .map(([name, command]) => ({ name, command }))

const runCheck = async ({ name, command }: Check): Promise<Outcome> => {
  const start = Date.now()
  const output: string[] = []
  const child = spawn(command, {
    cwd: root,
    shell: true,
    env: { ...process.env, PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env["PATH"]}` },
    stdio: ["ignore", "pipe", "pipe"],
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => output.push(text))
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", resolve)
  })
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  const passed = code === 0
  process.stdout.write(`${passed ? "✓" : "✗"} ${name.padEnd(20)} ${seconds.padStart(5)} s\n`)
  if (!passed) process.stdout.write(`${output.join("").trimEnd()}\n`)
  return { name, passed }
}

const runChecks = async (): Promise<readonly Outcome[]> => {
  const waiting = [...checks]
  const outcomes: Outcome[] = []
  const runSome = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      outcomes.push(await runCheck(check))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, runSome))
  return outcomes
}

const runTests = async (args: readonly string[]): Promise<void> => {
  const { filter, options } = parseCLI(["vitest", "run", ...args])
  const { reporters = ["default"] } = options
  const all = [...[reporters].flat(), new SilenceWatch(), summary]
  const vitest = await startVitest("test", filter, { ...options, root, watch: false, reporters: all })
  await vitest.close()
}

const summary = new SummaryReporter() // tells at our end, whatever comes before
process.once("disconnect", () => process.exit(130)) // bootstrap.mjs is gone, the services follow us
process.channel?.unref()
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]))
}

const args = process.argv.slice(2)
const quick = args[0] === "--quick"
const chosen = quick ? args.slice(1) : args
if (chosen.length === 0) {
  const failed = (await runChecks()).filter(({ passed }) => !passed).map(({ name }) => name)
  process.env["FAILED_CHECKS"] = failed.join(" ")
  if (failed.length > 0) process.exitCode = 1
}
try {
  await runTests(quick ? ["--project", "unit", ...chosen] : chosen)
} catch (error) {
  console.error(error)
  process.exit(1)
}
process.exit()
