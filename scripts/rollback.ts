import { userInfo } from "node:os"
import { createInterface } from "node:readline/promises"
import { setTimeout } from "node:timers/promises"
import { makeCloudRun } from "./rollout/cloud-run.ts"
import { makeGcloud } from "./rollout/gcloud.ts"
import { readRollbackOptions, WrongArguments } from "./rollout/options.ts"
import { rollBack } from "./rollout/roll-back.ts"
import { RolloutFailed } from "./rollout/rollout-failed.ts"

// npm run rollback -- --project=… --region=… --lock-bucket=… [--to=REVISION] [--yes]
// Exit codes: 0 done, 1 it failed, 2 the person did not agree, 64 the arguments make no sense.

const ask = async (question: string): Promise<boolean> => {
  if (!process.stdin.isTTY) {
    console.error("Nothing was changed. Nobody can be asked here: give --yes to agree beforehand.")
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${question} [y/N] `)
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}

try {
  const options = readRollbackOptions(process.argv.slice(2))
  const gcloud = makeGcloud(options.project)
  const done = await rollBack(
    {
      project: options.project,
      region: options.region,
      services: { api: options.api, worker: options.worker },
      lockBucket: options["lock-bucket"],
      holder: `rollback by ${userInfo().username}`,
      to: options.to ?? null,
    },
    {
      gcloud,
      run: makeCloudRun(gcloud, options.region, setTimeout),
      clock: { now: () => new Date(), sleep: setTimeout },
      say: (line) => console.log(line),
      agree: (question) => (options.yes ? Promise.resolve(true) : ask(question)),
    },
  )
  if (!done) process.exitCode = 2
} catch (error) {
  if (error instanceof WrongArguments) {
    console.error(error.message)
    process.exitCode = 64
  } else {
    console.error("✗", error instanceof RolloutFailed ? `${error.message}\n${error.advice}` : error)
    process.exitCode = 1
  }
}
