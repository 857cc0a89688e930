import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openStage, type Stage } from "../features/stage.ts"
import { type Fate, type FcmStandIn, startFcmStandIn } from "../support/fcm-stand-in.ts"
import { checkReminders } from "./check-reminders.ts"
import { figuresOf } from "./figures.ts"
import { mostWithin } from "./most-within.ts"
import { plantBrewers, plantReminders } from "./plant-reminders.ts"
import { seededRandom } from "./seeded-random.ts"
import { isFull, seed, sized } from "./sizes.ts"
import { steadyReminders } from "./steady-reminders.ts"
import { untilNothingIsLeft } from "./until-nothing-is-left.ts"
import { workerEnvironment } from "./worker-environment.ts"
import { startFleet } from "./worker-fleet.ts"

/** Seconds before the outage, of it, and after it; and messages a second all the while. */
const size = sized({ before: 30, out: 60, after: 10, rate: 10 }, { before: 2, out: 4, after: 1, rate: 10 })
/** In which calls are counted, wherever they begin. */
const windowMs = 1_000 * sized(10, 2)

const outages = sized<readonly Fate[]>(["unavailable", "no answer"], ["unavailable"])

describe.each(outages)(`FCM is out for ${size.out} s (%s)`, (fate) => {
  let stage: Stage
  let fcm: FcmStandIn
  beforeAll(async () => {
    stage = await openStage()
    fcm = await startFcmStandIn()
  })
  afterAll(() => fcm.close())

  test(
    "it is asked hardly more often than before, and everything comes once when it is back",
    { timeout: sized(400_000, 120_000) },
    async (context) => {
      const figures = figuresOf(context)
      const random = seededRandom(seed)
      const brewers = 50
      await plantBrewers(stage, brewers, ["Europe/Paris"])
      const fleet = await startFleet({
        size: 1,
        zones: ["Europe/Paris"],
        random,
        env: workerEnvironment(stage, fcm),
      })
      const from = Date.now() + 1_000
      const seconds = size.before + size.out + size.after
      const asked = steadyReminders({ from, seconds, rate: size.rate, brewers })
      await plantReminders(stage, asked)
      const out = { from: from + size.before * 1_000, to: from + (size.before + size.out) * 1_000 }
      await sleep(out.from - Date.now())
      fcm.decide(() => fate)
      await sleep(out.to - Date.now())
      fcm.decide(() => "taken")
      await untilNothingIsLeft(stage)
      const allCameAfter = (Math.max(...fcm.arrivals.map(({ at }) => at)) - out.to) / 1000
      await fleet.stop()

      const normal = mostWithin(fcm.asked, { from, to: out.from, windowMs })
      const meanwhile = mostWithin(fcm.asked, { ...out, windowMs })
      const calls = fcm.asked.filter((at) => at >= out.from && at < out.to).length
      figures.tell("Messages, each second", `${asked.length}, ${size.rate}`)
      figures.tell("Calls in the outage", `${calls} for ${size.out * size.rate} messages that fell due`)
      figures.tell("Until the last message had come after it", `${allCameAfter.toFixed(1)} s`)
      const times = meanwhile / normal
      figures.hold(
        `Calls in any ${windowMs / 1000} s of it, to those in the busiest of the time before`,
        "≤ 1.1",
        `${times.toFixed(2)} (${meanwhile} to ${normal})`,
        !isFull || times <= 1.1,
      )
      const check = await checkReminders(stage, fcm.arrivals)
      figures.hold("Delivered to no phone", "0", check.undelivered, check.undelivered === 0)
      figures.hold("Sent twice", "0", check.sentTwice, check.sentTwice === 0)
      figures.hold("Errors of the worker", "0", fleet.errors.length, fleet.errors.length === 0)
      expect(check.reminders).toBe(asked.length)
      expect(figures.broken()).toEqual([])
    },
  )
})
