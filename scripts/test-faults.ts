import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { availableParallelism, totalmem } from "node:os"
import { startVitest, type Reporter, type TestCase, type TestModule } from "vitest/node"
import packageFile from "../package.json" with { type: "json" }
import type { Figure } from "../tests/faults/figures.ts"

// `npm run test:faults`: the tests of tests/faults at full size, one after the other, and what they measured written to
// docs/reliability.md; `npm run test:faults -- reminders` runs and writes those of that name alone. FAULTS_SEED repeats a
// run; FAULTS_SCALE=0.25 runs a part of it, and the document says so.

const root = join(import.meta.dirname, "..")
const target = join(root, "docs/reliability.md")
const scale = Number(process.env["FAULTS_SCALE"] ?? 1)

type Measured = { readonly name: string; readonly figures: readonly Figure[] }

/** Writes the document after each file: a run of hours that is broken off leaves what it has measured. */
class Collector implements Reporter {
  readonly #measured: Measured[] = []

  onTestCaseResult(test: TestCase): void {
    const { figures } = test.meta()
    if (figures) this.#measured.push({ name: test.fullName, figures })
  }

  onTestModuleEnd(module: TestModule): void {
    const measured = this.#measured.splice(0)
    if (measured.length === 0) return
    const file = basename(module.relativeModuleId)
    const sections = new Map(writtenBefore())
    sections.set(file, section(file, measured, module.diagnostic().duration / 60_000))
    writeFileSync(target, document(sections))
    process.stdout.write(`docs/reliability.md has what ${file} measured\n`)
  }
}

/** What stands in the document, by file, of those that there still are. */
const writtenBefore = (): readonly (readonly [string, string])[] => {
  if (!existsSync(target)) return []
  const [, ...sections] = readFileSync(target, "utf8").split(/^## /m)
  return sections
    .map((text): [string, string] => [text.slice(0, text.indexOf("\n")), `## ${text.trimEnd()}\n`])
    .filter(([file]) => existsSync(join(root, "tests/faults", file)))
}

const cell = (text: string): string => text.replaceAll("|", "\\|")

const section = (file: string, measured: readonly Measured[], minutes: number): string => {
  const size = scale === 1 ? "At full size" : `At ${scale * 100} % of the full size (FAULTS_SCALE=${scale})`
  const run = `${size}, ${new Date().toISOString().slice(0, 10)}, ${minutes.toFixed(0)} minutes.`
  return [`## ${file}\n`, `${run}\n`, ...measured.map(table)].join("\n")
}

const table = ({ name, figures }: Measured): string =>
  [
    `### ${name.replaceAll(" > ", ": ")}`,
    "",
    "| what | bar | measured | holds |",
    "|---|---|---|---|",
    ...figures.map(
      ({ what, bar, measured, holds }) =>
        `| ${cell(what)} | ${cell(bar ?? "–")} | ${cell(measured)} | ${bar === null ? "–" : holds ? "yes" : "**no**"} |`,
    ),
    "",
  ].join("\n")

const document = (sections: ReadonlyMap<string, string>): string => {
  const dependencies: Readonly<Record<string, string>> = packageFile.dependencies
  const inOrder = [...sections].toSorted(([one], [other]) => one.localeCompare(other)).map(([, text]) => text)
  return `# Reliability, as measured

Written by \`npm run test:faults\` (scripts/test-faults.ts) from what the tests of [tests/faults](../tests/faults) reported; not
edited by hand. \`npm test\` runs the same tests in a short form, which measures nothing.

Node ${process.versions.node}, graphile-worker ${dependencies["graphile-worker"]}, pg ${dependencies["pg"]}, PostgreSQL 17 (without
fsync), the Firestore emulator. One machine with ${availableParallelism()} processors and ${Math.round(totalmem() / 2 ** 30)} GiB for all of it: database, emulator, workers, the stand-in for FCM and
the tests themselves. Times are those of that machine.

${inOrder.join("\n")}`
}

process.env["FAULTS"] = "full"
const names = process.argv.slice(2)
const vitest = await startVitest(
  "test",
  names.length > 0 ? names.map((name) => `tests/faults/${name}`) : ["tests/faults"],
  {
    root,
    watch: false,
    project: ["services"],
    fileParallelism: false,
    reporters: ["default", new Collector()],
  },
)
await vitest.close()
process.exit()
