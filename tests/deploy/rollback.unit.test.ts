import { describe, expect, test } from "vitest"
import { rollBack } from "../../scripts/rollout/roll-back.ts"
import { rollOut } from "../../scripts/rollout/roll-out.ts"
import { aCloud, imageOf } from "./fake/cloud.ts"
import { asBefore, released, serving } from "./fake/serving.ts"
import { aPlan, aWorld, type World } from "./fake/world.ts"

const plan = {
  ...aPlan(),
  holder: "rollback by ada",
  to: null,
}

const releasedWorld = async (): Promise<World> => {
  const world = aWorld(aCloud())
  await rollOut(aPlan(), world.tools)
  return world
}

describe("a rollback by hand", () => {
  test("goes to the release before, API and worker, and tells the log", async () => {
    const world = await releasedWorld()
    expect(await rollBack(plan, world.tools)).toBe(true)
    expect(serving(world.cloud())).toEqual(asBefore)
    expect(world.cloud().log.at(-1)).toMatchObject({
      severity: "WARNING",
      payload: {
        event: "rollout.rolled_back",
        message: "rollback by ada went back to api-v1-2-2-bbbbbbbb and worker-v1-2-2-bbbbbbbb",
      },
    })
  })

  test("may be repeated: it stays there", async () => {
    const world = await releasedWorld()
    await rollBack(plan, world.tools)
    await rollBack(plan, world.tools)
    expect(serving(world.cloud())).toEqual(asBefore)
  })

  test("goes to any release by its revision, and forward again", async () => {
    const world = await releasedWorld()
    await rollBack({ ...plan, to: "api-v1-2-1-aaaaaaaa" }, world.tools)
    expect(serving(world.cloud())).toMatchObject({
      api: { "api-v1-2-1-aaaaaaaa": 100 },
      worker: { "worker-v1-2-1-aaaaaaaa": 100 },
    })
    await rollBack({ ...plan, to: "api-v1-2-3-cccccccc" }, world.tools)
    expect(serving(world.cloud())).toEqual(released)
  })

  test("changes nothing without consent", async () => {
    const world = await releasedWorld()
    expect(await rollBack(plan, { ...world.tools, agree: () => Promise.resolve(false) })).toBe(false)
    expect(serving(world.cloud())).toEqual(released)
    expect(world.said()).toContain("api: api-v1-2-3-cccccccc (100 %)  →  api-v1-2-2-bbbbbbbb (100 %)")
  })

  test("is followed by a rollout as if nothing had been", async () => {
    const world = await releasedWorld()
    await rollBack(plan, world.tools)
    await rollOut(aPlan({ suffix: "v1-2-4-ffffffff" }), world.tools)
    expect(world.cloud().services["api"]).toMatchObject({
      shares: { "api-v1-2-4-ffffffff": 100 },
      tags: { stable: "api-v1-2-4-ffffffff", previous: "api-v1-2-2-bbbbbbbb" },
    })
  })

  test("goes back to what Terraform made, when that is what there is", async () => {
    const initial = aCloud()
    for (const name of ["api", "worker"]) {
      initial.services[name] = {
        ingress: "all",
        revisions: {
          [`${name}-00001-q${name.length}`]: { image: imageOf("1.2.1"), ready: true, startedAt: initial.now },
        },
        shares: { LATEST: 100 },
        tags: {},
        latest: `${name}-00001-q${name.length}`,
      }
    }
    const world = aWorld(initial)
    await rollOut(aPlan(), world.tools)
    await rollBack(plan, world.tools)
    expect(serving(world.cloud())).toMatchObject({
      api: { "api-00001-q3": 100 },
      worker: { "worker-00001-q6": 100 },
    })
  })

  test("goes on without the lock where that is out of reach, and says so", async () => {
    const world = await releasedWorld()
    world.decide((argv) => (argv[0] === "storage" ? "fails" : "works"))
    expect(await rollBack(plan, world.tools)).toBe(true)
    expect(serving(world.cloud())).toEqual(asBefore)
    expect(world.said()).toContain("The lock is out of reach, this goes on without it")
  })

  test("says what to do where nothing is known to go back to", async () => {
    const world = aWorld(aCloud())
    world.change(({ services }) => {
      for (const service of Object.values(services)) service.tags = {}
    })
    await expect(rollBack(plan, world.tools)).rejects.toMatchObject({
      reason: 'no revision of api is tagged "previous"',
      advice: expect.stringContaining("give it as --to=REVISION"),
    })
    await expect(rollBack({ ...plan, to: "worker-v1" }, world.tools)).rejects.toMatchObject({
      reason: '"worker-v1" is no revision of api',
    })
  })

  test("that dies goes on where it was going", async () => {
    const world = await releasedWorld()
    const died = Promise.withResolvers<void>()
    world.decide((argv) => {
      if (!argv.includes("update-traffic") || !argv.includes("worker")) return "works"
      died.resolve()
      return "dies"
    })
    void rollBack(plan, world.tools)
    await died.promise
    world.decide(() => "works")
    await rollBack(plan, world.tools)
    expect(serving(world.cloud())).toEqual(asBefore)
  })

  test("that fails says what to type, and changes no half of it unsaid", async () => {
    const world = await releasedWorld()
    world.decide((argv) => (argv.includes("update-traffic") && argv.includes("worker") ? "fails" : "works"))
    await expect(rollBack(plan, world.tools)).rejects.toMatchObject({
      reason: expect.stringMatching(
        /^worker serves with worker-v1-2-2-bbbbbbbb: gcloud run services update-traffic/,
      ),
      advice: expect.stringContaining("--to-revisions=worker-v1-2-2-bbbbbbbb=100"),
    })
    world.decide(() => "works")
    await rollBack(plan, world.tools)
    expect(serving(world.cloud())).toEqual(asBefore)
  })
})
