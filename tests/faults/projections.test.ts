import { setTimeout as sleep } from "node:timers/promises"
import { Firestore } from "@google-cloud/firestore"
import { afterAll, beforeAll, expect, test } from "vitest"
import { makeLive } from "../../src/features/live/index.ts"
import { Outage } from "../../src/shared/outage.ts"
import { atTheMash, done, openStage, type Stage } from "../features/stage.ts"
import { requires } from "../support/requires.ts"
import { services } from "../support/services.ts"
import { type Brew, brewing } from "./brewing.ts"
import { differences } from "./differences.ts"
import { figuresOf } from "./figures.ts"
import { liveVersionOf } from "./live-version-of.ts"
import { percentile } from "./percentile.ts"
import { startProjections } from "./projection-fleet.ts"
import { seededRandom } from "./seeded-random.ts"
import { isFull, many, seed, sized } from "./sizes.ts"
import { toggle } from "./toggle.ts"
import { untilProjected } from "./until-projected.ts"
import { watch } from "./watch.ts"

const size = sized(
  {
    changes: many(50_000),
    batches: 200,
    kills: many(30),
    concurrency: 8,
    lagChanges: many(300),
    timeoutMs: 3_600_000,
  },
  { changes: 300, batches: 8, kills: 1, concurrency: 4, lagChanges: 10, timeoutMs: 120_000 },
)
const { firestore, projectId } = services()

requires({ name: "Firestore emulator", missing: firestore.missing })("live documents", () => {
  let stage: Stage
  let store: Firestore
  let brews: readonly Brew[] = []
  beforeAll(async () => {
    stage = await openStage()
    store = new Firestore({ projectId, host: firestore.host ?? "", ssl: false })
    brews = await brewing(stage, size.batches)
  }, size.timeoutMs)
  afterAll(() => store.terminate())

  const environment = (): Record<string, string> => ({
    PROJECT_ID: projectId,
    DATABASE_URL: stage.database.url,
    FIRESTORE_EMULATOR_HOST: firestore.host ?? "",
    WORKER_CONCURRENCY: "8",
    ...(isFull ? {} : { SHORT: "1" }),
  })

  test(
    `are right in the end, after ${size.changes} changes with a store that fails and workers that are killed`,
    { timeout: size.timeoutMs },
    async (context) => {
      const figures = figuresOf(context)
      const random = seededRandom(seed)
      process.stderr.write(`projections: FAULTS_SEED=${seed}\n`)
      const watched = brews.slice(0, 20).map((brew) => watch(store, brew))
      const startedAt = Date.now()
      const fleet = await startProjections(2, { ...environment(), STORE_FAILS: "0.2", STORE_HANGS: "0.05" })
      let made = 0
      const changing = Promise.all(
        Array.from({ length: size.concurrency }, async (_, lane) => {
          const own = brews.filter((_brew, index) => index % size.concurrency === lane)
          while (made < size.changes) {
            made += 1
            await toggle(stage, random.of(own))
          }
        }),
      )
      for (let kills = 0; kills < size.kills; kills += 1) {
        const until = ((kills + random.next()) / size.kills) * size.changes
        await waitUntil(() => made >= until)
        await fleet.kill()
      }
      await changing
      await fleet.stop()
      const deleted = brews.slice(-2)
      for (const { brewer, batch } of deleted)
        done(await stage.batches.delete(brewer, { batchId: batch.id, accepts: () => true }))

      const healthy = await startProjections(2, environment())
      await untilProjected(stage)
      await healthy.stop()
      const seconds = (Date.now() - startedAt) / 1000
      for (const { stop } of watched) stop()

      const wrong = await differences(stage, store, brews)
      const writes = watched.map(({ versions }) => versions.length)
      const regressed = watched.filter(({ versions }) =>
        versions.some((version, index) => version < (versions[index - 1] ?? 0)),
      )
      figures.tell(
        "Changes, batches, kills, seconds",
        `${made}, ${brews.length}, ${size.kills}, ${Math.round(seconds)}`,
      )
      figures.hold("Documents that differ from their rows in the end", "0", wrong.length, wrong.length === 0)
      figures.hold(
        "Watched documents whose version ever went back",
        "0 of 20",
        regressed.length,
        regressed.length === 0,
      )
      const most = Math.max(...writes)
      figures.hold(
        "Writes that one document saw, at most one a second",
        `≤ ${Math.ceil(seconds) + 1}`,
        most,
        most <= seconds + 1,
      )
      expect(wrong).toEqual([])
      expect(figures.broken()).toEqual([])
    },
  )

  test("are hardly behind the database while a worker runs", { timeout: size.timeoutMs }, async (context) => {
    const figures = figuresOf(context)
    const fleet = await startProjections(1, environment())
    const lags: number[] = []
    for (let change = 0; change < size.lagChanges; change += 1) {
      const brew = brews[change % Math.max(1, brews.length - 2)]
      if (!brew) throw new Error("there is a brew")
      const seen = watch(store, brew)
      await seen.first
      await toggle(stage, brew)
      const committedAt = performance.now()
      const version = await liveVersionOf(stage, brew)
      lags.push(Math.max(0, (await seen.reached(version)) - committedAt))
      seen.stop()
    }
    await fleet.stop()
    const [half, most] = [percentile(lags, 50), percentile(lags, 99)]
    figures.tell(
      "From the commit to the phone's listener, one change at a time: p50",
      `${Math.round(half)} ms`,
    )
    figures.hold("The same: p99", "≤ 1 s", `${Math.round(most)} ms`, !isFull || most <= 1_000)
    expect(lags).toHaveLength(size.lagChanges)
    expect(figures.broken()).toEqual([])
  })

  test("of a store that is out for an hour are asked for twice a minute each, and right when it is back", async () => {
    const { brewer, batch } = await atTheMash(stage)
    const job = { ownerUid: brewer.uid, batchId: batch.id }
    let calls = 0
    const out = async (): Promise<never> => {
      calls += 1
      throw new Outage("the live store")
    }
    const outage = makeLive({ ...stage, store: { ...stage.store, putIfNewer: out, remove: out } })
    for (let asked = 0; asked < 120; asked += 1) {
      await outage.projectBatch(job)
      const again = (await stage.jobs("project_batch")).find(({ payload }) => payload["batchId"] === batch.id)
      expect(again?.runAt).toEqual(new Date(stage.clock.now().getTime() + 30_000))
      stage.clock.pass(30)
    }
    expect(calls).toBe(120)
    await stage.live.projectBatch(job)
    expect(await stage.store.read(`users/${brewer.uid}/batches/${batch.id}`)).toMatchObject({ id: batch.id })
  })
})

const waitUntil = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(20)
}
