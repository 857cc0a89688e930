import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { findStack } from "./demo/find-stack.ts"
import { playDemo } from "./demo/play-demo.ts"
import { told } from "./trouble.ts"

// `npm run demo`: a first brew from end to end, checked at every step. Exits with 1, and names the step, when one fails.

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const play = async (): Promise<number> => {
  const { values } = parseArgs({
    options: { "data-dir": { type: "string" }, "port-base": { type: "string" } },
  })
  const dataDir = resolve(values["data-dir"] ?? join(import.meta.dirname, "../.local"))
  const base = values["port-base"]
  const { endpoints, stop } = await findStack(dataDir, base === undefined ? [] : ["--port-base", base], say)
  try {
    const outcome = await playDemo(endpoints, say)
    if (outcome.ok) {
      say(`\nThe whole story happened, in ${outcome.value.seconds.toFixed(1)} s.`)
      return 0
    }
    const { step, reason } = outcome.error
    process.stderr.write(`\nThe story broke at: ${step}\n${reason}\n`)
    return 1
  } finally {
    await stop()
  }
}

process.once("disconnect", () => process.exit(130)) // bootstrap.mjs is gone
process.channel?.unref()

try {
  process.exitCode = await play()
} catch (error) {
  process.stderr.write(`${told(error)}\n`)
  process.exitCode = 1
}
