import { writeFile } from "node:fs/promises"
import { availableParallelism, cpus } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { startCloud } from "./cloud.ts"
import type { Outcome } from "./goal.ts"
import { holds } from "./goal.ts"
import { measureFormats } from "./formats.ts"
import { measureStack } from "./p1-stack.ts"
import { measureRecipeRead } from "./p2-recipe-read.ts"
import { measureTokenCache } from "./p4-token-cache.ts"
import { measureStart } from "./p8-start.ts"
import { measureCalculation } from "./p14-calculation.ts"
import { canPin, pinMyself } from "./pin.ts"
import { resultsPage, table } from "./results.ts"

// `npm run bench [-- P1 P2 …]`: measures the goals of the design, all or some. With --record the figures go to
// bench/RESULTS.md. Ends with 1 when a bar is missed.

type Goal = keyof typeof goals
const goals = {
  P1: measureStack,
  P2: measureRecipeRead,
  P4: measureTokenCache,
  P8: measureStart,
  P14: measureCalculation,
  formats: measureFormats,
}
/** What goals are about, for whoever does not know their numbers. */
const topics = new Map<string, Goal>([["brewing", "P14"]])
const isGoal = (name: string): name is Goal => Object.hasOwn(goals, name)

const { values, positionals } = parseArgs({
  options: { record: { type: "boolean", default: false } },
  allowPositionals: true,
})
const asked = positionals.map((name) => topics.get(name) ?? name)
const unknown = asked.filter((name) => !isGoal(name))
if (unknown.length > 0) {
  console.error(`There is no goal ${unknown.join(", ")}. Goals: ${Object.keys(goals).join(", ")}.`)
  process.exit(2)
}
const chosen = asked.length > 0 ? asked.filter(isGoal) : Object.keys(goals).filter(isGoal)

process.once("disconnect", () => process.exit(130)) // bootstrap.mjs is gone, the services follow us
process.channel?.unref()
pinMyself()

console.log("PostgreSQL and the identity server start …")
const cloud = await startCloud()
const outcomes: Outcome[] = []
try {
  for (const goal of chosen) {
    console.log(`${goal} …`)
    outcomes.push(...(await goals[goal](cloud)))
  }
} finally {
  await cloud.stop()
}

console.log(`\n${table(outcomes)}`)
if (values.record) {
  const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim()}, ${process.platform}-${process.arch}, Node ${process.versions.node}`
  const page = resultsPage(outcomes, {
    date: new Date().toISOString().slice(0, 10),
    command: `npm run bench -- ${["--record", ...positionals].join(" ")}`,
    machine: canPin ? `${machine}, server and load on a processor each` : machine,
  })
  await writeFile(join(import.meta.dirname, "RESULTS.md"), page)
}
process.exit(outcomes.every(holds) ? 0 : 1)
