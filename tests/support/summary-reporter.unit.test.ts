import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { expect, test } from "vitest"

const vitest = join(import.meta.dirname, "../../node_modules/vitest/vitest.mjs")
const script = join(import.meta.dirname, "../../scripts/test.ts")
const config = join(import.meta.dirname, "fixtures/vitest.config.ts")

/** Runs the tests of a sample file and returns what the end of the run says. */
const runSample = (name: string, env: Readonly<Record<string, string | undefined>> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, "run", "--config", config, name], {
    env: { ...process.env, REQUIRE_ALL: undefined, FAILED_CHECKS: undefined, ...env },
    encoding: "utf8",
  })
  return { status, stderr, lines: stdout.trim().split("\n") }
}

test("skipped tests are listed with what was missing, and the totals come last", () => {
  expect(runSample("green")).toMatchObject({
    status: 0,
    lines: [
      "skipped: green.sample.ts > boils: a brewery: build one",
      "skipped: green.sample.ts > chills: a brewery: build one",
      "skipped: green.sample.ts > waits: a cellar: dig one",
      "2 passed, 0 failed, 3 skipped",
    ],
  })
})

test("where everything is required, what is missing is a failure, unless nobody can insist on it", () => {
  const { status, lines } = runSample("green", { REQUIRE_ALL: "1" })
  expect(status).toBe(1)
  expect(lines.slice(-2)).toEqual([
    "skipped: green.sample.ts > waits: a cellar: dig one",
    "2 passed, 1 failed, 1 skipped",
  ])
})

test("a suite whose hook failed counts as a failure, besides the tests that failed", () => {
  const { status, lines } = runSample("red")
  expect(status).toBe(1)
  expect(lines.at(-1)).toBe("0 passed, 2 failed, 1 skipped")
})

test("a run without tests has failed", () => {
  const { status, lines } = runSample("no-such-sample")
  expect(status).toBe(1)
  expect(lines.at(-1)).toBe("0 passed, 1 failed, 0 skipped")
})

test("failed static checks are told at the end and counted", () => {
  const { lines } = runSample("green", { FAILED_CHECKS: "check:lint check:types" })
  expect(lines.slice(-3)).toEqual([
    "failed before the tests: npm run check:lint",
    "failed before the tests: npm run check:types",
    "2 passed, 2 failed, 3 skipped",
  ])
})

test("a test that never yields does not hold up the run, and its file is named", () => {
  const { status, stderr, lines } = runSample("stuck")
  expect(status).toBe(1)
  expect(stderr).toMatch(
    /Nothing has happened for 2 s: the run is given up\. What ran:\n {2}stuck\.sample\.ts/,
  )
  expect(lines.at(-1)).toMatch(/^\d passed, 1 failed, 0 skipped$/)
})

test("a worker that is killed is a failure", () => {
  const { status, lines } = runSample("killed")
  expect(status).toBe(1)
  expect(lines.at(-1)).toBe("0 passed, 1 failed, 0 skipped")
})

test("a run that cannot even begin has failed, and says so in the same words", () => {
  const { status, stdout } = spawnSync(process.execPath, [script, "--project", "no-such-project"], {
    env: { ...process.env, FAILED_CHECKS: undefined },
    encoding: "utf8",
  })
  expect(status).toBe(1)
  expect(stdout.trim().split("\n").at(-1)).toBe("0 passed, 1 failed, 0 skipped")
})
