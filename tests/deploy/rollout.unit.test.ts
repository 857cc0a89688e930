import { describe, expect, test } from "vitest"
import { rollOut } from "../../scripts/rollout/roll-out.ts"
import type { RolloutFailed } from "../../scripts/rollout/rollout-failed.ts"
import { aCloud, type Behaviour, type Cloud, imageOf } from "./fake/cloud.ts"
import { asBefore, released, serving } from "./fake/serving.ts"
import { aPlan, aWorld, type World } from "./fake/world.ts"

const failureOf = async (rollout: Promise<void>): Promise<RolloutFailed> =>
  rollout.then(
    () => {
      throw new Error("it went well")
    },
    (error) => error,
  )

/** The commands that change something, in short. */
const changes = (cloud: Cloud): readonly string[] =>
  cloud.calls
    .filter(([first]) => first === "run")
    .map((argv) =>
      argv.filter((word) => !/^--(project|region|quiet|format|image|revision-suffix)\b/.test(word)).join(" "),
    )
    .filter((line) => !line.includes("describe"))

describe("a release that works", () => {
  test("goes through migrations, worker, API without traffic, and step by step to all of it", async () => {
    const world = aWorld(aCloud())
    await rollOut(aPlan(), world.tools)
    const [api, worker] = ["api-v1-2-3-cccccccc", "worker-v1-2-3-cccccccc"]
    expect(changes(world.cloud())).toEqual([
      "run jobs update migrate",
      "run jobs execute migrate --wait",
      "run services update worker --no-traffic --tag=candidate",
      `run services update-traffic worker --to-revisions=${worker}=100`,
      "run services update api --no-traffic --tag=candidate",
      `run services update-traffic api --to-revisions=${api}=10,api-v1-2-2-bbbbbbbb=90`,
      `run services update-traffic api --to-revisions=${api}=50,api-v1-2-2-bbbbbbbb=50`,
      `run services update-traffic api --to-revisions=${api}=100`,
      "run jobs update reproject",
      `run services update-traffic worker --to-revisions=${worker}=100 --update-tags=stable=${worker},previous=worker-v1-2-2-bbbbbbbb --remove-tags=candidate`,
      `run services update-traffic api --to-revisions=${api}=100 --update-tags=stable=${api},previous=api-v1-2-2-bbbbbbbb --remove-tags=candidate`,
    ])
    expect(serving(world.cloud())).toEqual(released)
    expect(world.cloud()).toMatchObject({
      jobs: { reproject: { image: imageOf("1.2.3") } },
      migrations: 9,
      log: [{ severity: "NOTICE", payload: { event: "rollout.done", version: "1.2.3" } }],
    })
  })

  test("stays at each step for 300 s at least, and longer while the figures are not there", async () => {
    const world = aWorld(aCloud())
    world.monitoring.lateMs = 0
    await rollOut(aPlan(), world.tools)
    const times = (of: World) =>
      of.history().flatMap(({ second, api }) => (api.includes("v1-2-3") ? [second] : []))
    const [at10 = 0, at50 = 0, at100 = 0] = times(world)
    expect([at50 - at10, at100 - at50].map((seconds) => seconds >= 300)).toEqual([true, true])

    const late = aWorld(aCloud())
    late.monitoring.lateMs = 240_000
    await rollOut(aPlan(), late.tools)
    const [lateAt10 = 0, lateAt50 = 0] = times(late)
    expect(lateAt50 - lateAt10).toBeGreaterThan(at50 - at10)
  })

  test("every image that is deployed is named by its digest", async () => {
    const world = aWorld(aCloud())
    await rollOut(aPlan(), world.tools)
    const images = world.cloud().calls.flatMap((argv) => argv.filter((word) => word.startsWith("--image=")))
    expect(new Set(images)).toEqual(new Set([`--image=${imageOf("1.2.3")}`]))
  })

  test("is smoke-tested by a job in the network where its address is closed to the outside", async () => {
    const initial = aCloud()
    const { api } = initial.services
    if (api) initial.services["api"] = { ...api, ingress: "internal-and-cloud-load-balancing" }
    const world = aWorld(initial)
    await rollOut(aPlan(), world.tools)
    const runs = [
      { job: "migrate", args: "" },
      { job: "smoke", args: "smoke.js,https://candidate---api.test,1.2.3", image: imageOf("1.2.3") },
    ]
    expect(world.cloud().runs).toMatchObject(runs)
    expect(serving(world.cloud())).toEqual(released)
  })

  test("can be the first one, over what Terraform made", async () => {
    const initial = aCloud()
    for (const name of ["api", "worker"]) {
      const hello = `${name}-00001-x${name.length}z`
      initial.services[name] = {
        ingress: "all",
        revisions: { [hello]: { image: imageOf("1.2.1"), ready: true, startedAt: initial.now } },
        shares: { LATEST: 100 },
        tags: {},
        latest: hello,
      }
    }
    const world = aWorld(initial)
    await rollOut(aPlan(), world.tools)
    expect(serving(world.cloud())).toEqual(released)
    expect(world.cloud().services["worker"]?.tags).toEqual({
      stable: "worker-v1-2-3-cccccccc",
      previous: "worker-00001-x6z",
    })
  })
})

type Bad = readonly [what: string, release: Partial<Behaviour>, step: string, reason: RegExp, advice: RegExp]

describe("a release that does not work never stays", () => {
  const bad: readonly Bad[] = [
    [
      "a migration that fails half-way",
      { starts: ["api", "worker"] },
      "migrate the database",
      /execute migrate/,
      /log of the job migrate/,
    ],
    [
      "a worker that does not start",
      { starts: ["api", "migrate"] },
      "start the worker",
      /worker-v1-2-3-cccccccc' is not ready/,
      /logs read worker/,
    ],
    [
      "an API that does not start",
      { starts: ["worker", "migrate"] },
      "start the API without traffic",
      /api-v1-2-3-cccccccc' is not ready/,
      /logs read api/,
    ],
    [
      "a revision that answers 500",
      { answers500: true },
      "smoke test",
      /not ready after 60 s; the last answer was 500/,
      /npm run image/,
    ],
    [
      "another version than the tag says",
      { version: "1.2.4" },
      "smoke test",
      /1\.2\.4 answers, not 1\.2\.3/,
      /tag a new version/,
    ],
    [
      "errors under traffic",
      { errorShare: 0.1 },
      "10 % of the traffic",
      /answered 5xx \(\d+\.\d %, at most 2\.0 % may\)/,
      /Error Reporting/,
    ],
    [
      "errors of every second request",
      { errorShare: 0.5 },
      "10 % of the traffic",
      /requests of our own failed/,
      /Error Reporting/,
    ],
    [
      "slow answers",
      { latencyMs: 1500 },
      "10 % of the traffic",
      /took up to 1500 ms, at most 800 ms/,
      /tag a new version/,
    ],
    [
      "a worker that logs errors",
      { workerErrors: 6 },
      "10 % of the traffic",
      /worker has logged 6 errors/,
      /tag a new version/,
    ],
  ]

  test.each(bad)("%s", async (_what, release, step, reason, advice) => {
    const world = aWorld(aCloud(release))
    const failure = await failureOf(rollOut(aPlan(), world.tools))
    expect(failure).toMatchObject({ name: "RolloutFailed", step })
    expect(failure.reason).toMatch(reason)
    expect(failure.advice).toMatch(advice)
    expect(failure.advice).toContain(
      "Production serves what it served before: api-v1-2-2-bbbbbbbb, worker-v1-2-2-bbbbbbbb.",
    )
    expect(serving(world.cloud())).toEqual(asBefore)
    const message = expect.stringContaining(step)
    expect(world.cloud().log).toMatchObject([
      { severity: "ERROR", payload: { event: "rollout.failed", message } },
    ])
  })

  test("nor one that nothing is known of: no figures, too few, or Cloud Monitoring does not answer", async () => {
    const noFigures = aWorld(aCloud())
    noFigures.monitoring.lateMs = 3_600_000
    expect((await failureOf(rollOut(aPlan(), noFigures.tools))).reason).toMatch(
      /has seen 0 of the 30 requests/,
    )

    const few = aWorld(aCloud())
    const sparse = { ...aPlan(), requestsPerSecond: 0.2 }
    expect((await failureOf(rollOut(sparse, few.tools))).reason).toMatch(/has seen \d+ of the 30 requests/)

    const silent = aWorld(aCloud())
    silent.monitoring.answers = false
    expect((await failureOf(rollOut(aPlan(), silent.tools))).reason).toMatch(
      /Cloud Monitoring answered 503: try later/,
    )
    for (const world of [noFigures, few, silent]) expect(serving(world.cloud())).toEqual(asBefore)
  })

  test("errors that begin at half of the traffic take it back from there", async () => {
    const world = aWorld(aCloud())
    world.decide((argv) => {
      if (argv.join(" ").includes("=50,")) {
        world.change(({ behaviours }) => {
          for (const behaviour of Object.values(behaviours)) {
            if (behaviour.version === "1.2.3") Object.assign(behaviour, { errorShare: 0.3 })
          }
        })
      }
      return "works"
    })
    expect((await failureOf(rollOut(aPlan(), world.tools))).step).toBe("50 % of the traffic")
    expect(serving(world.cloud())).toEqual(asBefore)
  })

  test("one that is stopped from outside is taken back", async () => {
    const world = aWorld(aCloud())
    world.decide((argv) => {
      if (argv.join(" ").includes("=10,")) world.stop("it was asked to stop (SIGTERM)")
      return "works"
    })
    expect((await failureOf(rollOut(aPlan(), world.tools))).reason).toBe("it was asked to stop (SIGTERM)")
    expect(serving(world.cloud())).toEqual(asBefore)
  })

  test("traffic that somebody has shared by hand is left alone, before anything is changed", async () => {
    const initial = aCloud()
    const { api } = initial.services
    if (api)
      initial.services["api"] = { ...api, shares: { "api-v1-2-1-aaaaaaaa": 30, "api-v1-2-2-bbbbbbbb": 70 } }
    const world = aWorld(initial)
    const failure = await failureOf(rollOut(aPlan(), world.tools))
    expect(failure.reason).toMatch(
      /api is served by api-v1-2-1-aaaaaaaa \(30 %\), api-v1-2-2-bbbbbbbb \(70 %\).*--to-revisions=/,
    )
    expect(changes(world.cloud())).toEqual([])
  })
})
