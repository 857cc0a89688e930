import type { SerializedError } from "vitest"
import type { Reporter, TestCase, TestModule, TestRunEndReason, TestSuite, Vitest } from "vitest/node"
import { reasonIn } from "./requires.ts"

/**
 * Says at the end of the process every skipped test and why, the static checks that failed before (FAILED_CHECKS, from
 * scripts/test.ts), and as last line the totals. A process that ends before its tests have, however that comes, has
 * failed.
 */
export class SummaryReporter implements Reporter {
  #vitest: Vitest | undefined
  #unhandled: readonly SerializedError[] = []
  #reason: TestRunEndReason | undefined

  constructor() {
    process.once("exit", () => this.#tell())
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunEnd(
    _modules: ReadonlyArray<TestModule>,
    unhandled: ReadonlyArray<SerializedError>,
    reason: TestRunEndReason,
  ): void {
    this.#unhandled = unhandled
    this.#reason = reason
  }

  #tell(): void {
    const modules = this.#vitest?.state.getTestModules() ?? []
    const cases = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string): number => cases.filter((test) => test.result().state === state).length
    const failedChecks = (process.env["FAILED_CHECKS"] ?? "").split(" ").filter((name) => name !== "")
    const brokenSuites = modules.flatMap((module) => [...module.children.allSuites()]).filter(hasErrors)
    const broken = [...modules.filter(hasErrors), ...brokenSuites, ...this.#unhandled, ...failedChecks].length
    // A run whose services did not start has failed, although no test did; so has one that was not waited for.
    const unfinished = this.#reason !== "passed" || Boolean(process.exitCode)
    const failed = Math.max(count("failed") + broken, unfinished ? 1 : 0)
    if (failed > 0) process.exitCode ||= 1

    // Tests were chosen by name: the others were not meant to run, they are counted but not listed.
    const byName = this.#vitest?.config.testNamePattern !== undefined
    const lines = [
      ...(byName ? [] : cases.flatMap(skipLine)),
      ...failedChecks.map((name) => `failed before the tests: npm run ${name}`),
      `${count("passed")} passed, ${failed} failed, ${count("skipped")} skipped`,
    ]
    process.stdout.write(`${lines.join("\n")}\n`)
  }
}

/** It could not be loaded, or a hook of it failed: its tests did not run. */
const hasErrors = (group: TestModule | TestSuite): boolean => group.errors().length > 0

const skipLine = (test: TestCase): readonly string[] => {
  const result = test.result()
  if (result.state !== "skipped") return []
  const reason = reasonIn(test.fullName) ?? result.note
  if (reason !== undefined) return [`skipped: ${test.module.relativeModuleId} > ${test.name}: ${reason}`]
  return test.options.mode === "skip" ? [`skipped WITHOUT A REASON: ${test.fullName}`] : []
}
