import { writeFileSync } from "node:fs"
import { availableParallelism, totalmem } from "node:os"
import { join } from "node:path"
import { startVitest, type Reporter, type TestCase } from "vitest/node"
import packageFile from "../package.json" with { type: "json" }
import type { Figure } from "../tests/faults/figures.ts"

// `npm run test:faults`: the tests of tests/faults at full size, one after the other, and what they measured written to
// docs/reliability.md. FAULTS_SEED repeats a run; FAULTS_SCALE=0.25 runs a part of it, and the document says so.

const root = join(import.meta.dirname, "..")
const target = "docs/reliability.md"

type Measured = { readonly name: string; readonly figures: readonly Figure[] }

/** Writes the document after each file: a run of hours that is broken off leaves what it has measured. */
class Collector implements Reporter {
  readonly #measured: Measured[] = []

  onTestCaseResult(test: TestCase): void {
    const { figures } = test.meta()
    if (figures) this.#measured.push({ name: test.fullName, figures })
  }

  onTestModuleEnd(): void {
    writeFileSync(join(root, target), document(this.#measured, (Date.now() - startedAt) / 60_000))
  }
}

const scale = Number(process.env["FAULTS_SCALE"] ?? 1)
const size =
  scale === 1
    ? "At full size."
    : `At ${scale * 100} % of the full size, which is 100 000 reminders (FAULTS_SCALE=${scale}).`

const cell = (text: string): string => text.replaceAll("|", "\\|")

const section = ({ name, figures }: Measured): string =>
  [
    `## ${name.replaceAll(" > ", ": ")}`,
    "",
    "| what | bar | measured | holds |",
    "|---|---|---|---|",
    ...figures.map(
      ({ what, bar, measured, holds }) =>
        `| ${cell(what)} | ${cell(bar ?? "–")} | ${cell(measured)} | ${bar === null ? "–" : holds ? "yes" : "**no**"} |`,
    ),
    "",
  ].join("\n")

const document = (measured: readonly Measured[], minutes: number): string => {
  const dependencies: Readonly<Record<string, string>> = packageFile.dependencies
  return `# Reliability, as measured

Written by \`npm run test:faults\` (scripts/test-faults.ts) from what the tests of [tests/faults](../tests/faults) reported; not
edited by hand. \`npm test\` runs the same tests in a short form, which measures nothing.

${size} Run of ${new Date().toISOString().slice(0, 10)}, ${minutes.toFixed(0)} minutes. Node ${process.versions.node}, graphile-worker ${dependencies["graphile-worker"]}, pg ${dependencies["pg"]}, PostgreSQL 17 (without
fsync), the Firestore emulator. One machine with ${availableParallelism()} processors and ${Math.round(totalmem() / 2 ** 30)} GiB for all of it: database, emulator, workers, the stand-in for FCM and
the tests themselves. Times are those of that machine.

${measured.map(section).join("\n")}`
}

process.env["FAULTS"] = "full"
const startedAt = Date.now()
const vitest = await startVitest("test", ["tests/faults"], {
  root,
  watch: false,
  project: ["services"],
  fileParallelism: false,
  reporters: ["default", new Collector()],
})
await vitest.close()
process.stdout.write(`${target} is written\n`)
process.exit()
