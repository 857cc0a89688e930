import { setTimeout } from "node:timers/promises"
import packageFile from "../package.json" with { type: "json" }
import { checkRelease } from "../src/smoke/check-release.ts"
import { checkTag } from "./rollout/check-tag.ts"
import { makeCloudRun } from "./rollout/cloud-run.ts"
import { makeGcloud } from "./rollout/gcloud.ts"
import { imageByDigest } from "./rollout/image-by-digest.ts"
import { makeMeasure } from "./rollout/measurements.ts"
import { readRolloutOptions, WrongArguments } from "./rollout/options.ts"
import { rollOut } from "./rollout/roll-out.ts"
import { RolloutFailed } from "./rollout/rollout-failed.ts"

// The last step of cloudbuild.yaml: brings a release out, or puts back what served before.
// Exit codes: 0 the release serves, 1 it does not, 64 the arguments make no sense.

const startReadyMs = 180_000

const say = (line: string): void => console.log(line)
const stop = new AbortController()
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => stop.abort(new Error(`it was asked to stop (${signal})`)))
}

const start = async (): Promise<void> => {
  const options = readRolloutOptions(process.argv.slice(2))
  const { project, region, tag, environment } = options
  const wrongTag = checkTag(tag, environment, packageFile.version)
  if (wrongTag !== null) throw new RolloutFailed("check the tag", wrongTag, "")
  const gcloud = makeGcloud(project)
  const build = options["build-id"]
  const { version } = packageFile
  await rollOut(
    {
      project,
      region,
      version,
      image: await imageByDigest(gcloud, options.image),
      suffix: `${tag.replaceAll(".", "-")}-${build.slice(0, 8).replace(/-$/, "")}`,
      holder: `build ${build} of ${tag}`,
      publicUrl: options["public-url"],
      lockBucket: options["lock-bucket"],
      services: { api: options.api, worker: options.worker },
      jobs: { migrate: options.migrate, smoke: options.smoke, reproject: options.reproject },
      steps: options.steps,
      stepSeconds: options["step-seconds"],
      requestsPerSecond: options["requests-per-second"],
      limits: {
        maxErrorRatio: options["max-error-ratio"],
        maxP95Ms: options["max-p95-ms"],
        minSamples: options["min-samples"],
        maxWorkerErrors: options["max-worker-errors"],
      },
    },
    {
      gcloud,
      run: makeCloudRun(gcloud, region, setTimeout),
      measure: makeMeasure({ gcloud, fetch, project, region }),
      fetch,
      clock: { now: () => new Date(), sleep: setTimeout },
      smoke: (url, version) => checkRelease({ url, version, readyWithinMs: startReadyMs }),
      say,
      stop: stop.signal,
    },
  )
}

try {
  await start()
} catch (error) {
  if (error instanceof WrongArguments) {
    console.error(error.message)
    process.exitCode = 64
  } else {
    const told = error instanceof RolloutFailed ? `${error.message}\n${error.advice}` : error
    console.error("✗", told)
    process.exitCode = 1
  }
}
