import { expect, test } from "vitest"
import { rollBack } from "../../scripts/rollout/roll-back.ts"
import { rollOut } from "../../scripts/rollout/roll-out.ts"
import { aCloud } from "./fake/cloud.ts"
import { asBefore, released, serving } from "./fake/serving.ts"
import { aPlan, aWorld } from "./fake/world.ts"

const second = aPlan({ suffix: "v1-2-3-dddddddd", holder: "build dddddddd of v1.2.3" })
const byHand = {
  ...second,
  holder: "rollback by ada",
  to: null,
}

test("a second rollout at the same time is refused before it changes anything, and the first goes on", async () => {
  const world = aWorld(aCloud())
  const refused = Promise.withResolvers<unknown>()
  let tried = false
  world.decide((argv) => {
    if (!tried && argv.includes("execute")) {
      tried = true
      rollOut(second, world.tools).catch(refused.resolve)
    }
    return "works"
  })
  await rollOut(aPlan(), world.tools)
  expect(await refused.promise).toMatchObject({
    step: "take the lock",
    reason: expect.stringMatching(/^build cccccccc of v1\.2\.3 is under way \(gs:.*valid until 2026-11-25T1/),
    advice: expect.stringMatching(
      /^Wait for it to end.*: npm run rollback -- --project=brewery-test --region=europe-west1 --lock-bucket=brewery-test-rollout /,
    ),
  })
  expect(serving(world.cloud())).toEqual(released)
  expect(world.cloud().services["api"]?.revisions).not.toHaveProperty("api-v1-2-3-dddddddd")
})

test("of two that take a free lock at once, one gets it", async () => {
  const world = aWorld(aCloud())
  const outcomes = await Promise.allSettled([rollOut(aPlan(), world.tools), rollOut(second, world.tools)])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"])
  expect(serving(world.cloud())).toMatchObject({ onTrial: [], locked: false })
})

test("the lock of a rollout that died expires", async () => {
  const initial = aCloud()
  const lockUntil = (time: string) => ({
    generation: 3,
    metadata: { id: "x", holder: "build eeeeeeee of v1.2.3", "expires-at": time },
  })
  const held = aWorld({
    ...initial,
    objects: { "gs://brewery-test-rollout/rollout-lock": lockUntil("2026-11-25T10:00:01.000Z") },
  })
  await expect(rollOut(aPlan(), held.tools)).rejects.toThrow("build eeeeeeee of v1.2.3 is under way")
  const expired = aWorld({
    ...initial,
    objects: { "gs://brewery-test-rollout/rollout-lock": lockUntil("2026-11-25T09:59:59.000Z") },
  })
  await rollOut(aPlan(), expired.tools)
  expect(serving(expired.cloud())).toEqual(released)
})

test("a rollout renews its lock, so that a long one does not lose it", async () => {
  const world = aWorld(aCloud())
  await rollOut(aPlan({ stepSeconds: 2000 }), world.tools)
  expect(serving(world.cloud())).toEqual(released)
  expect(Date.parse(world.cloud().now) - Date.parse(aCloud().now)).toBeGreaterThan(75 * 60_000)
})

test("a rollback by hand takes over from a rollout under way, which then changes nothing more", async () => {
  const world = aWorld(aCloud())
  const rolledBack = Promise.withResolvers<boolean>()
  let tried = false
  world.decide((argv) => {
    if (!tried && argv.join(" ").includes("=50,")) {
      tried = true
      rollBack(byHand, world.tools).then(rolledBack.resolve, rolledBack.reject)
    }
    return "works"
  })
  await expect(rollOut(aPlan(), world.tools)).rejects.toMatchObject({
    name: "LockLost",
    reason: expect.stringMatching(/^(rollback by ada|somebody) has taken the lock/),
    advice: expect.stringContaining("Nothing more was changed here"),
  })
  expect(await rolledBack.promise).toBe(true)
  expect(serving(world.cloud())).toEqual(asBefore)
  expect(world.said()).toContain("build cccccccc of v1.2.3 has not come to its end: this takes over")
})

test("a bucket that is not there is told as such", async () => {
  const world = aWorld(aCloud())
  world.decide((argv) => (argv[0] === "storage" ? "fails" : "works"))
  await expect(rollOut(aPlan(), world.tools)).rejects.toMatchObject({
    step: "take the lock",
    advice: expect.stringContaining("Is the bucket of the lock there"),
  })
  expect(serving(world.cloud())).toEqual(asBefore)
})
