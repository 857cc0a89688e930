import { checkRelease } from "./smoke/check-release.ts"

/*
 * node smoke.js URL VERSION
 *
 * Asks a release whether it works, from inside the network: a rollout starts this as a job where the address of a
 * revision is closed to the outside. Exit codes: 0 it works, 1 it does not and each reason is a line, 64 wrong arguments.
 */
const [, , url, version] = process.argv
const readyWithinMs = 180_000

if (url === undefined || version === undefined || !URL.canParse(url)) {
  process.stderr.write("usage: node smoke.js URL VERSION\n")
  process.exitCode = 64
} else {
  const wrong = await checkRelease({ url: url.replace(/\/$/, ""), version, readyWithinMs })
  for (const reason of wrong) {
    process.stdout.write(`${JSON.stringify({ severity: "ERROR", event: "smoke.failed", message: reason })}\n`)
  }
  if (wrong.length === 0) {
    const message = `${version} at ${url} works`
    process.stdout.write(`${JSON.stringify({ severity: "INFO", event: "smoke.passed", message })}\n`)
  }
  process.exitCode = wrong.length === 0 ? 0 : 1
}
