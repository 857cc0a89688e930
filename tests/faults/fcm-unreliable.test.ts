import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openStage, type Stage } from "../features/stage.ts"
import { type Fate, type FcmStandIn, startFcmStandIn } from "../support/fcm-stand-in.ts"
import { checkReminders } from "./check-reminders.ts"
import { figuresOf } from "./figures.ts"
import { killWorkers } from "./kill-workers.ts"
import { percentile } from "./percentile.ts"
import { plantBrewers, plantReminders } from "./plant-reminders.ts"
import { seededRandom } from "./seeded-random.ts"
import { isFull, many, seed, sized } from "./sizes.ts"
import { steadyReminders } from "./steady-reminders.ts"
import { untilNothingIsLeft } from "./until-nothing-is-left.ts"
import { workerEnvironment } from "./worker-environment.ts"
import { startFleet } from "./worker-fleet.ts"

/** Seconds in which FCM fails and workers are killed, and after that; messages a second all the while. */
const size = sized(
  { troubled: many(300), after: 20, rate: 10, workers: 4, kills: many(10), brewers: 200 },
  { troubled: 4, after: 1, rate: 15, workers: 2, kills: 1, brewers: 20 },
)

/** Of a hundred messages. An answer that gets lost leaves a message that arrived, and that nobody knows of. */
const trouble = { unavailable: 20, unanswered: 4, answerLost: 1 }

describe("FCM fails for a fifth of all messages, and is silent for a twentieth, while workers are killed", () => {
  let stage: Stage
  let fcm: FcmStandIn
  beforeAll(async () => {
    stage = await openStage()
    fcm = await startFcmStandIn()
  })
  afterAll(() => fcm.close())

  test(
    "every message comes to its phone and shows once; soon after the trouble none is late",
    { timeout: sized(900_000, 120_000) },
    async (context) => {
      const figures = figuresOf(context)
      const random = seededRandom(seed)
      process.stderr.write(`fcm unreliable: FAULTS_SEED=${seed}\n`)
      const zones = ["Europe/Paris"]
      await plantBrewers(stage, size.brewers, zones)
      const lost: number[] = []
      fcm.decide(() => {
        const percent = random.next() * 100
        if (percent < trouble.unavailable) return "unavailable"
        if (percent < trouble.unavailable + trouble.unanswered) return "no answer"
        if (percent >= trouble.unavailable + trouble.unanswered + trouble.answerLost) return "taken"
        lost.push(Date.now())
        return "answer lost" satisfies Fate
      })
      const env = workerEnvironment(stage, fcm)
      const fleet = await startFleet({ size: size.workers, zones, random, env })
      const from = Date.now() + 1_000
      const seconds = size.troubled + size.after
      const asked = steadyReminders({ from, seconds, rate: size.rate, brewers: size.brewers })
      await plantReminders(stage, asked)
      const endsAt = from + size.troubled * 1_000
      let kills = 0
      await killWorkers(fleet, {
        kills: size.kills,
        overMs: endsAt - Date.now(),
        random,
        onKill: () => void (kills += 1),
      })
      await sleep(Math.max(0, endsAt - Date.now()))
      fcm.decide(() => "taken")
      await untilNothingIsLeft(stage)
      await fleet.stop()

      const check = await checkReminders(stage, fcm.arrivals)
      figures.tell("Messages, kills, seed", `${check.reminders}, ${kills}, ${seed}`)
      for (const [where, count] of Object.entries(check.notOnce))
        figures.hold(`Not exactly once in ${where}`, "0", count, count === 0)
      figures.hold("Delivered to no phone", "0", check.undelivered, check.undelivered === 0)
      figures.hold("Given up as missed", "0", check.missed, check.missed === 0)
      figures.tell("Sent twice, of which the answer was lost", `${check.sentTwice}, ${lost.length}`)
      figures.hold("Of these, under another id", "0", check.shownTwice, check.shownTwice === 0)
      figures.hold("Errors of workers", "0", fleet.errors.length, fleet.errors.length === 0)
      // The last are due when FCM and the workers are well again.
      const after = check.late.filter(({ dueAt }) => dueAt >= endsAt).map(({ seconds }) => seconds)
      const p99 = percentile(after, 99)
      figures.hold(
        "From due to the phone, when the trouble is over: p99",
        "≤ 5 s",
        `${p99.toFixed(2)} s`,
        !isFull || p99 <= 5,
      )
      expect(check.reminders).toBe(asked.length)
      expect(after).toHaveLength(size.after * size.rate)
      expect(figures.broken()).toEqual([])
    },
  )
})
