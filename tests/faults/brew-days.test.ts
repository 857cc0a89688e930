import { randomUUIDv7 } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { Pool } from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Hop, Recipe } from "../../src/brewing/recipe.ts"
import { celsius, minutes } from "../../src/brewing/units.ts"
import { readConfig } from "../../src/config.ts"
import { makeLogger } from "../../src/platform/logging/logger.ts"
import { composeServices } from "../../src/services.ts"
import type { InstallationId } from "../../src/shared/ids.ts"
import { hop, paleAle } from "../features/batches/brewing.ts"
import { done, openStage, type Stage } from "../features/stage.ts"
import { type FcmStandIn, startFcmStandIn } from "../support/fcm-stand-in.ts"
import { type BrewedStep, brewBusily, type BusyBrewer } from "./busy-brewer.ts"
import { type AlarmCheck, checkAlarms, type Entry } from "./check-alarms.ts"
import { figuresOf } from "./figures.ts"
import { killWorkers } from "./kill-workers.ts"
import { seededRandom } from "./seeded-random.ts"
import { many, seed, sized } from "./sizes.ts"
import { untilNothingIsLeft } from "./until-nothing-is-left.ts"
import { workerEnvironment } from "./worker-environment.ts"
import { startFleet } from "./worker-fleet.ts"

const size = sized(
  { batches: many(200), atOnce: 40, workers: 2, kills: many(10), killEveryMs: 25_000, timeoutMs: 2_400_000 },
  { batches: 6, atOnce: 6, workers: 2, kills: 1, killEveryMs: 6_000, timeoutMs: 240_000 },
)

const seconds = (count: number) => minutes(count / 60)
const boilHop = (name: string, use: Hop["use"], before: number): Hop => ({
  ...hop(name, use, 0),
  minutes: seconds(before),
})

/** A brew day of a minute: six steps by the clock, five additions counted down. */
const quickAle: Recipe = {
  ...paleAle,
  boilMinutes: seconds(8),
  hops: [
    boilHop("Magnum", "boil", 8),
    boilHop("Cascade", "boil", 5),
    boilHop("Centennial", "boil", 3),
    boilHop("Citra", "boil", 0),
    boilHop("Mosaic", "whirlpool", 2),
  ],
  miscs: [],
  mash: {
    steps: [4, 3, 3, 2].map((length, index) => ({
      name: `Rest ${index + 1}`,
      kind: "temperature",
      temperatureCelsius: celsius(60 + 5 * index),
      minutes: seconds(length),
      infusionLitres: null,
    })),
  },
}

describe(`${size.batches} brew days whose steps are moved while they ring and workers are killed`, () => {
  let stage: Stage
  let fcm: FcmStandIn
  let watcher: Pool
  let composed: ReturnType<typeof composeServices>
  let check: AlarmCheck
  const brewed: BrewedStep[] = []
  const lost: string[] = []
  let errors: readonly string[] = []
  let kills = 0
  const random = seededRandom(seed)

  beforeAll(async () => {
    process.stderr.write(`brew days: FAULTS_SEED=${seed}\n`)
    stage = await openStage()
    watcher = new Pool({
      connectionString: stage.database.ownerUrl,
      options: "-c search_path=brasse_bouillon",
    })
    fcm = await startFcmStandIn()
    const environment = workerEnvironment(stage, fcm)
    const log = makeLogger({ level: "ERROR", service: "faults", version: "0", stream: process.stderr })
    composed = composeServices(readConfig({ NODE_ENV: "test", ...environment }), log)
    const brewers: BusyBrewer[] = []
    for (let made = 0; made < size.batches; made += 1) brewers.push(await newBrewer())
    const fleet = await startFleet({
      size: size.workers,
      zones: ["Europe/Paris"],
      random,
      env: environment,
    })
    const killing = killWorkers(fleet, {
      kills: size.kills,
      overMs: size.kills * size.killEveryMs,
      random,
      onKill: () => void (kills += 1),
    })
    const brewOn = async (): Promise<void> => {
      for (let brewer = brewers.pop(); brewer; brewer = brewers.pop())
        brewed.push(...(await brewBusily(brewer)))
    }
    await Promise.all(Array.from({ length: size.atOnce }, brewOn))
    await killing
    // What is due by day, in two weeks, is not waited for.
    await stage.asOwner("delete from graphile_worker._private_jobs where run_at > now() + interval '1 day'")
    await untilNothingIsLeft(stage)
    await fleet.stop()
    errors = fleet.errors
    check = checkAlarms(brewed, await entries(), fcm.arrivals)
  }, size.timeoutMs)
  afterAll(async () => {
    await watcher.end()
    await composed.close()
    await fcm.close()
  })

  const newBrewer = async (): Promise<BusyBrewer> => {
    const { batches, notifications, recipes } = composed.features
    const member = await stage.newMember()
    await notifications.putInstallation(member, {
      id: randomUUIDv7() as InstallationId,
      token: `phone-${member.uid}`,
      platform: "ios",
      locale: "fr",
      appVersion: "1.0.0",
    })
    const { id: recipeId } = await recipes.create(member, {
      document: { ...quickAle, styleId: null, photoIds: [], visibility: "private" },
      assumed: [],
    })
    const batch = done(await batches.create(member, { recipeId }))
    return { batches, member, batchId: batch.id, random: seededRandom(random.below(2 ** 31)), hasRung }
  }

  const arrived = new Set<string>()
  let arrivalsSeen = 0
  const hasArrived = (id: string): boolean => {
    for (const { tag } of fcm.arrivals.slice(arrivalsSeen)) arrived.add(tag)
    arrivalsSeen = fcm.arrivals.length
    return arrived.has(id)
  }

  /** Its end and its additions are noted as rung, and what the brewer has not seen to meanwhile has come to the phone. */
  const hasRung: BusyBrewer["hasRung"] = async (batchId, { id, additions }) => {
    const counted = additions.filter(({ minutesBeforeEnd }) => minutesBeforeEnd !== null)
    const wanted = [id, ...counted.map((addition) => addition.id)]
    const startedAt = performance.now()
    for (;;) {
      const { rows } = await watcher.query<{ alarms: string[]; told: string[] }>(rungStatement, [batchId, id])
      const { alarms = [], told = [] } = rows[0] ?? {}
      if (wanted.every((alarm) => alarms.includes(alarm)) && told.every(hasArrived)) return
      if (performance.now() - startedAt > patienceMs) {
        lost.push(
          `${id}: ${alarms.length} of ${wanted.length} rang, ${told.filter(hasArrived).length} of ${told.length} came`,
        )
        return
      }
      await sleep(200)
    }
  }

  const entries = async (): Promise<readonly Entry[]> =>
    (
      await stage.asOwner(
        `select id, coalesce(data ->> 'additionId', data ->> 'stepId') as alarm, due_at, created_at from notifications`,
      )
    ).map((row) => ({
      id: String(row["id"]),
      alarmId: String(row["alarm"]),
      dueAt: (row["due_at"] as Date).getTime(),
      createdAt: (row["created_at"] as Date).getTime(),
    }))

  test("every alarm rings once, at a time of the plan as it was then, and none early", (context) => {
    const figures = figuresOf(context)
    const moves = brewed.reduce((sum, one) => sum + one.moves, 0)
    figures.tell(
      "Steps, alarms, moves, kills, seed",
      `${brewed.length}, ${check.alarms}, ${moves}, ${kills}, ${seed}`,
    )
    for (const [what, count] of [
      ["Never rang", check.never],
      ["Rang twice", check.twice],
      ["Rang early, in the inbox or on a phone", check.early],
      ["Rang at a time that the plan did not have", check.outOfPlan],
      [`Waited for in vain${lost.map((one) => `; ${one}`).join("")}`, lost.length],
      ["Errors of workers", errors.length],
    ] as const)
      figures.hold(what, "0", count, count === 0)
    expect(brewed).toHaveLength(6 * size.batches)
    expect(figures.broken()).toEqual([])
  })

  test("every alarm of a step that waited for it comes to the phone, under one id, and none after its step is done", (context) => {
    const figures = figuresOf(context)
    for (const [what, count] of [
      ["Came to no phone", check.undelivered],
      ["Came after the step was done", check.afterSettled],
    ] as const)
      figures.hold(what, "0", count, count === 0)
    expect(figures.broken()).toEqual([])
  })
})

const patienceMs = 90_000

const rungStatement = `
select
  array(select rung ->> 'alarmId' from jsonb_array_elements(steps) as step, jsonb_array_elements(step -> 'rung') as rung
    where step ->> 'id' = $2) as alarms,
  array(select n.id::text from notifications n
    where n.owner_id = batches.owner_id and data ->> 'stepId' = $2 and expires_at > now()) as told
from batches where id = $1`
