import { describe, expect, test } from "vitest"
import { rollBack } from "../../scripts/rollout/roll-back.ts"
import { rollOut } from "../../scripts/rollout/roll-out.ts"
import { aCloud } from "./fake/cloud.ts"
import { asBefore, released, serving } from "./fake/serving.ts"
import { aPlan, aWorld, type Fate, type World } from "./fake/world.ts"

// Whatever happens to gcloud, or to the rollout itself, between any two of its commands.

/** Fewer requests than in earnest: it is done again and again here. */
const plan = aPlan({
  requestsPerSecond: 0.4,
  limits: { maxErrorRatio: 0.02, maxP95Ms: 800, minSamples: 10, maxWorkerErrors: 5 },
})
const nextPlan = { ...plan, suffix: "v1-2-3-dddddddd", holder: "build dddddddd of v1.2.3" }
const byHand = {
  ...plan,
  holder: "rollback by ada",
  to: null,
}

const commandsOf = async (wanted: (argv: readonly string[]) => boolean): Promise<readonly number[]> => {
  const world = aWorld(aCloud())
  const numbers: number[] = []
  world.decide((argv, number) => {
    if (wanted(argv)) numbers.push(number)
    return "works"
  })
  await rollOut(plan, world.tools)
  return numbers
}

/** Those that change something; between two of them it is all the same when the end comes. */
const isChange = (argv: readonly string[]): boolean =>
  (argv[0] === "run" && !argv.includes("describe")) || (argv[0] === "storage" && argv[1] !== "objects")
const isWithinSoak = (argv: readonly string[]): boolean => argv[0] === "auth"

const changing = await commandsOf(isChange)
const asking = await commandsOf((argv) => !isChange(argv) && !isWithinSoak(argv))

/** From that command on: once, or for ever. */
const fateAt =
  (at: number, fate: Fate, afterwards: Fate = "works") =>
  (_argv: readonly string[], number: number): Fate =>
    number === at ? fate : number > at ? afterwards : "works"

const outcomeOf = async (world: World): Promise<string> =>
  rollOut(plan, world.tools).then(
    () => "released",
    (error: Error) => error.message,
  )

/** Lets a rollout run until it hangs: nothing of it goes on any more, like that of a machine that was switched off. */
const dieAt = async (world: World, at: number, fate: Fate): Promise<void> => {
  const died = new Promise<void>((resolve) => {
    world.decide((_argv, number) => {
      if (number < at) return "works"
      setImmediate(resolve)
      return number === at ? fate : "dies"
    })
  })
  await Promise.race([died, rollOut(plan, world.tools).catch(() => undefined)])
  world.decide(() => "works")
}

test("a rollout makes some twenty changes, so the ends below are as many", () => {
  expect(changing.length).toBeGreaterThan(20)
  expect(asking.length).toBeGreaterThan(20)
})

describe("gcloud fails once", () => {
  test.each([...changing, ...asking])(
    "at command %i: what served serves, or the release does",
    async (at) => {
      const world = aWorld(aCloud())
      world.decide(fateAt(at, "fails"))
      const outcome = await outcomeOf(world)
      const { locked, ...now } = serving(world.cloud())
      const { locked: _, ...expected } = outcome === "released" ? released : asBefore
      expect({ outcome, ...now }).toEqual({ outcome, ...expected })
      expect(locked && !/could not be freed/.test(world.said())).toBe(false)
    },
  )

  test.each(changing)("at command %i, and only the answer was lost: the same", async (at) => {
    const world = aWorld(aCloud())
    world.decide(fateAt(at, "fails after it worked"))
    const outcome = await outcomeOf(world)
    expect({ outcome, ...serving(world.cloud()) }).toEqual({
      outcome,
      ...(outcome === "released" ? released : asBefore),
    })
  })

  test("a lost answer of a change of traffic alone does not end a rollout", async () => {
    const world = aWorld(aCloud())
    world.decide((argv) => (argv.includes("update-traffic") ? "fails after it worked" : "works"))
    expect(await outcomeOf(world)).toBe("released")
  })
})

describe("gcloud fails for good", () => {
  test.each(changing)(
    "from command %i on: the message says what may serve, and a rollback mends it",
    async (at) => {
      const world = aWorld(aCloud())
      world.decide(fateAt(at, "fails", "fails"))
      const failure = await rollOut(plan, world.tools).then(
        () => null,
        (error: Error) => error,
      )
      const wasDone = world.cloud().services["api"]?.tags["stable"] === "api-v1-2-3-cccccccc"
      if (!wasDone)
        expect(failure).toMatchObject({
          name: expect.stringMatching(/RolloutFailed|NotPutBack|LockLost/),
        })
      if (failure?.name === "NotPutBack") {
        expect(failure.message).toContain("MAY STILL BE SERVING")
        const commands =
          "gcloud run services update-traffic api --to-revisions=api-v1-2-2-bbbbbbbb=100 --project=brewery-test --region=europe-west1"
        expect(failure).toMatchObject({ advice: expect.stringContaining(commands) })
      }

      world.decide(() => "works")
      if (wasDone) return
      if (world.cloud().objects["gs://brewery-test-rollout/rollout-lock"] !== undefined) {
        await rollBack(byHand, world.tools)
      }
      expect(serving(world.cloud())).toEqual(asBefore)
    },
  )
})

describe("the rollout itself dies", () => {
  const deaths = changing.flatMap((at) => [[at, "dies"] as const, [at, "dies after it worked"] as const])

  test.each(deaths)(
    "at command %i (%s): once its lock has expired the next one goes through",
    async (at, fate) => {
      const world = aWorld(aCloud())
      await dieAt(world, at, fate)
      await world.tools.clock.sleep(76 * 60_000)
      await rollOut(nextPlan, world.tools)
      expect(serving(world.cloud())).toEqual({
        ...released,
        api: { "api-v1-2-3-dddddddd": 100 },
        worker: { "worker-v1-2-3-dddddddd": 100 },
      })
    },
  )

  test.each(deaths)(
    "at command %i (%s): a rollback by hand puts back what served, at once",
    async (at, fate) => {
      const world = aWorld(aCloud())
      await dieAt(world, at, fate)
      const { objects, services } = world.cloud()
      const isOver = services["api"]?.tags["stable"] === "api-v1-2-3-cccccccc"
      const isLocked = Object.keys(objects).length > 0
      if (!isLocked) return // nothing had begun, or all was done
      await rollBack(byHand, world.tools)
      expect(serving(world.cloud())).toEqual(isOver ? released : asBefore)
      expect(world.said()).toContain("build cccccccc of v1.2.3 has not come to its end")
    },
  )
})
