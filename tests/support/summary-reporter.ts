import type { SerializedError } from "vitest"
import type { Reporter, TestCase, TestModule, TestRunEndReason, TestSuite, Vitest } from "vitest/node"
import { reasonIn } from "./requires.ts"

/**
 * Ends the run with every skipped test and why, the static checks that failed before (FAILED_CHECKS, from
 * scripts/test.ts), and as last line the totals.
 */
export class SummaryReporter implements Reporter {
  /** Tests were chosen by name: the others were not meant to run, they are counted but not listed. */
  #byName = false

  onInit(vitest: Vitest): void {
    this.#byName = vitest.config.testNamePattern !== undefined
  }

  onTestRunEnd(
    modules: ReadonlyArray<TestModule>,
    unhandled: ReadonlyArray<SerializedError>,
    reason: TestRunEndReason,
  ): void {
    const cases = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string): number => cases.filter((test) => test.result().state === state).length
    const failedChecks = (process.env["FAILED_CHECKS"] ?? "").split(" ").filter((name) => name !== "")
    const brokenSuites = modules.flatMap((module) => [...module.children.allSuites()]).filter(hasErrors)
    const broken = [...modules.filter(hasErrors), ...brokenSuites, ...unhandled, ...failedChecks].length
    // A run whose services did not start has failed, although no test did.
    const failed = Math.max(count("failed") + broken, reason === "failed" ? 1 : 0)

    const lines = [
      ...(this.#byName ? [] : cases.flatMap(skipLine)),
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
