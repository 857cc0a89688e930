import { type CheckTools, checkRelease } from "../../../src/smoke/check-release.ts"
import { makeCloudRun } from "../../../scripts/rollout/cloud-run.ts"
import { type Gcloud, GcloudFailed } from "../../../scripts/rollout/gcloud.ts"
import { makeMeasure } from "../../../scripts/rollout/measurements.ts"
import type { RolloutPlan, RolloutTools } from "../../../scripts/rollout/rollout-plan.ts"
import { answerOf } from "./application.ts"
import { behaviourOf, type Cloud, imageOf } from "./cloud.ts"
import { fakeGcloud } from "./fake-gcloud.ts"
import { monitoring, type Seen } from "./monitoring.ts"

/** What gcloud does to a command, beside carrying it out. */
export type Fate = "works" | "fails" | "fails after it worked" | "dies" | "dies after it worked"

export type World = {
  readonly tools: RolloutTools & { readonly agree: () => Promise<boolean> }
  readonly cloud: () => Cloud
  readonly change: (change: (cloud: Cloud) => void) => void
  /** Decides over each command from now on; by its arguments and its number. */
  readonly decide: (fate: (argv: readonly string[], number: number) => Fate) => void
  readonly said: () => string
  /** When the traffic was what: seconds since the start. */
  readonly history: () => readonly {
    readonly second: number
    readonly api: string
    readonly worker: string
  }[]
  readonly stop: (reason: string) => void
  /** How Cloud Monitoring behaves: figures come after so long, or not at all. */
  readonly monitoring: { lateMs: number; answers: boolean }
}

/** A world to roll out in: the stand-in for gcloud, Cloud Run that answers, Cloud Monitoring, and a clock of its own. */
export const aWorld = (initial: Cloud): World => {
  const current = structuredClone(initial)
  const startMs = Date.parse(initial.now)
  let nowMs = startMs
  let number = 0
  let fate: (argv: readonly string[], number: number) => Fate = () => "works"
  const said: string[] = []
  const seen: Seen[] = []
  const history: { second: number; api: string; worker: string }[] = []
  const credits = new Map<string, number>()
  const counts = new Map<string, number>()
  const figures = { lateMs: 180_000, answers: true }
  const stop = new AbortController()

  const change = (change: (cloud: Cloud) => void): void => {
    current.now = new Date(nowMs).toISOString()
    change(current)
  }
  const gcloud: Gcloud = async (args) => {
    const argv = [...args, "--project=brewery-test", "--quiet"]
    number += 1
    const what = fate(argv, number)
    const died = new Promise<never>(() => undefined)
    if (what === "dies") return died
    if (what === "fails") throw new GcloudFailed(`gcloud ${args.join(" ")}: exit 1\n  connection reset`)
    let outcome = { code: 0, stdout: "", stderr: "" }
    change((current) => {
      outcome = fakeGcloud(current, argv)
      const shares = (name: string) => JSON.stringify(current.services[name]?.shares)
      const now = { api: shares("api"), worker: shares("worker") }
      const last = history.at(-1)
      if (last?.api !== now.api || last.worker !== now.worker) {
        history.push({ second: (nowMs - startMs) / 1000, ...now })
      }
    })
    if (what === "dies after it worked") return died
    if (what === "fails after it worked" || outcome.code !== 0) {
      throw new GcloudFailed(`gcloud ${args.join(" ")}: exit ${outcome.code}\n  ${outcome.stderr}`)
    }
    return outcome.stdout
  }

  /** Takes the revisions in turns, each as often as its share says. */
  const revisionInTurn = (shares: Readonly<Record<string, number>>): string => {
    for (const [revision, percent] of Object.entries(shares)) {
      credits.set(revision, (credits.get(revision) ?? 0) + percent)
    }
    const [chosen = ""] = Object.keys(shares).toSorted(
      (a, b) => (credits.get(b) ?? 0) - (credits.get(a) ?? 0),
    )
    credits.set(chosen, (credits.get(chosen) ?? 0) - 100)
    return chosen
  }
  const fetch: CheckTools["fetch"] = async (address, init) => {
    const { host, pathname, searchParams } = new URL(address)
    if (host === "monitoring.googleapis.com") {
      if (!figures.answers) return new Response("try later", { status: 503 })
      return monitoring({ cloud: current, seen, lateMs: figures.lateMs }, searchParams)
    }
    const api = current.services["api"]
    const tag = /^(\w+)---api\.test$/.exec(host)?.[1]
    const revision = tag === undefined ? revisionInTurn(api?.shares ?? {}) : (api?.tags[tag] ?? "")
    const image = api?.revisions[revision]?.image
    if (image === undefined) throw new Error(`${host} cannot be reached`)
    const behaviour = behaviourOf(current, image)
    const count = counts.get(revision) ?? 0
    const failing =
      tag === undefined && (count + 1) * behaviour.errorShare >= Math.floor(count * behaviour.errorShare) + 1
    const answer = answerOf(behaviour, pathname, init, failing)
    if (tag === undefined) {
      counts.set(revision, count + 1)
      seen.push({ atMs: nowMs, revision, status: answer.status, latencyMs: behaviour.latencyMs })
    }
    return answer
  }
  const clock = {
    now: () => new Date(nowMs),
    sleep: async (ms: number) => {
      nowMs += ms
    },
  }
  const place = { gcloud, fetch, project: "brewery-test", region: "europe-west1" }
  const tools = {
    gcloud,
    run: makeCloudRun(gcloud, "europe-west1", clock.sleep),
    measure: makeMeasure(place),
    fetch,
    clock,
    smoke: (url: string, version: string) =>
      checkRelease({ url, version, readyWithinMs: 60_000 }, { fetch, now: () => nowMs, sleep: clock.sleep }),
    say: (line: string) => void said.push(line),
    stop: stop.signal,
    agree: () => Promise.resolve(true),
  }
  return {
    tools,
    cloud: () => current,
    change,
    decide: (next) => {
      number = 0
      fate = next
    },
    said: () => said.join("\n"),
    history: () => history,
    stop: (reason) => stop.abort(new Error(reason)),
    monitoring: figures,
  }
}

/** The rollout of 1.2.3, as cloudbuild.yaml asks for it. */
export const aPlan = (changes: Partial<RolloutPlan> = {}): RolloutPlan => ({
  project: "brewery-test",
  region: "europe-west1",
  version: "1.2.3",
  image: imageOf("1.2.3"),
  suffix: "v1-2-3-cccccccc",
  holder: "build cccccccc of v1.2.3",
  publicUrl: "https://brewery.test",
  lockBucket: "brewery-test-rollout",
  services: { api: "api", worker: "worker" },
  jobs: { migrate: "migrate", smoke: "smoke", reproject: "reproject" },
  steps: [10, 50, 100],
  stepSeconds: 300,
  requestsPerSecond: 2,
  limits: { maxErrorRatio: 0.02, maxP95Ms: 800, minSamples: 30, maxWorkerErrors: 5 },
  ...changes,
})
