import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Fate, type FcmStandIn, startFcmStandIn } from "../support/fcm-stand-in.ts"
import { openStage, type Stage } from "../features/stage.ts"
import { figuresOf } from "./figures.ts"
import { percentile } from "./percentile.ts"
import { type AskedReminder, plantBrewers, plantReminders } from "./plant-reminders.ts"
import { checkReminders, type ReminderCheck } from "./check-reminders.ts"
import { seededRandom } from "./seeded-random.ts"
import { shiftClock } from "./shift-clock.ts"
import { isFull, many, seed, sized } from "./sizes.ts"
import { killWorkers } from "./kill-workers.ts"
import { takeover } from "./takeover.ts"
import { untilNothingIsLeft } from "./until-nothing-is-left.ts"
import { workerEnvironment } from "./worker-environment.ts"
import { startFleet } from "./worker-fleet.ts"

/** Of each of both changes. */
const size = sized(
  {
    reminders: many(50_000),
    brewers: many(4_000),
    calibration: many(4_000),
    rate: Number.NaN,
    workers: 4,
    kills: many(30),
    leadMs: 20_000,
    timeoutMs: 6_000_000,
  },
  {
    reminders: 150,
    brewers: 30,
    calibration: 0,
    rate: 50,
    workers: 2,
    kills: 2,
    leadMs: 3_000,
    timeoutMs: 240_000,
  },
)

/** All of these change their clocks at the same moment. */
const zones = ["Europe/Paris", "Europe/London", "Europe/Helsinki", "Atlantic/Azores", "America/Nuuk"]
const changes = [new Date("2027-03-28T01:00Z"), new Date("2027-10-31T01:00Z")]

/** Of a hundred messages, so many are refused as in an outage, and so many never answered. */
const trouble = sized({ unavailable: 0.5, unanswered: 0.1 }, { unavailable: 0, unanswered: 0 })

let stage: Stage
let fcm: FcmStandIn
/** How far the workers' clocks are ahead. */
let offsetMs = 0
const random = seededRandom(seed)
beforeAll(async () => {
  stage = await openStage()
  fcm = await startFcmStandIn(() => Date.now() + offsetMs)
})
afterAll(() => fcm.close())

describe(`${2 * size.reminders} reminders across both changes of summer time, while workers are killed`, () => {
  const takeovers: number[] = []
  const errors: string[] = []
  let kills = 0
  let rate = size.rate
  let check: ReminderCheck
  let capacity: number | null = null
  /** In which they were due one by one; those of the calibration were due all at once, and wait for each other. */
  const rushHours: { readonly from: number; readonly to: number }[] = []

  beforeAll(async () => {
    process.stderr.write(`reminders: FAULTS_SEED=${seed}\n`)
    await plantBrewers(stage, size.brewers, zones)
    fcm.decide(fateOfMessage)
    if (size.calibration > 0) {
      capacity = await measuredCapacity()
      rate = capacity / 2
      process.stderr.write(`reminders: ${capacity.toFixed(0)} a second are managed\n`)
    }
    for (const change of changes) await pass(change)
    check = await checkReminders(stage, fcm.arrivals)
  }, size.timeoutMs)

  /** A few minutes of rush hour, in whose middle clocks are put forward or back. */
  const pass = async (change: Date): Promise<void> => {
    const windowMs = (size.reminders / rate) * 1000
    const from = change.getTime() - windowMs / 2
    rushHours.push({ from: Math.floor(from), to: Math.ceil(from + windowMs) })
    await plantReminders(
      stage,
      asked(size.reminders, () => from + random.next() * windowMs),
    )
    offsetMs = from - Date.now() - size.leadMs
    const fleet = await startFleet({ size: size.workers, zones, random, env: await shiftedWorkers() })
    const endsAt = from + windowMs - offsetMs
    const watched: Promise<number | null>[] = []
    await killWorkers(fleet, {
      kills: size.kills,
      overMs: endsAt - Date.now(),
      random,
      onKill: (killed) => {
        kills += 1
        watched.push(takeover(stage, killed))
      },
    })
    await sleep(Math.max(0, endsAt - Date.now()))
    await untilNothingIsLeft(stage)
    await fleet.stop()
    errors.push(...fleet.errors)
    takeovers.push(...(await Promise.all(watched)).filter((seconds) => seconds !== null))
  }

  test("each rings once: in the ledger, the timeline, the inbox, the deliveries, and on a phone", (context) => {
    const figures = figuresOf(context)
    const { reminders, notOnce, undelivered, missed, jobsLeft } = check
    figures.tell("Reminders, kills, seed", `${reminders}, ${kills}, ${seed}`)
    if (capacity !== null) {
      const load = `${rate.toFixed(0)} a second were asked for, of ${capacity.toFixed(0)} that the machine managed`
      figures.tell("Rate", load)
    }
    for (const [where, count] of Object.entries(notOnce))
      figures.hold(`Not exactly once in ${where}`, "0", count, count === 0)
    figures.hold("Delivered to no phone", "0", undelivered, undelivered === 0)
    figures.hold("Given up as missed", "0", missed, missed === 0)
    figures.hold("Jobs left, or failed for good", "0", jobsLeft, jobsLeft === 0)
    figures.hold("Errors of workers", "0", errors.length, errors.length === 0)
    expect(reminders).toBe(2 * size.reminders + size.calibration)
    expect(errors).toEqual([])
    expect(figures.broken()).toEqual([])
  })

  test("none rings early", (context) => {
    const figures = figuresOf(context)
    figures.hold("Early, by the ledger or on a phone", "0", check.early, check.early === 0)
    expect(figures.broken()).toEqual([])
  })

  test("what a killed worker had sent and not noted is sent again under the same id, and shows once", (context) => {
    const figures = figuresOf(context)
    const { reminders, sentTwice, shownTwice } = check
    const percent = (100 * sentTwice) / reminders
    figures.hold("Sent twice", "≤ 0.1 %", `${percent.toFixed(3)} % (${sentTwice})`, !isFull || percent <= 0.1)
    figures.hold("Of these, under another id", "0", shownTwice, shownTwice === 0)
    expect(figures.broken()).toEqual([])
  })

  test("they come soon after they are due, and the jobs of killed workers are taken over", (context) => {
    const figures = figuresOf(context)
    const late = check.late
      .filter(({ dueAt }) => rushHours.some(({ from, to }) => dueAt >= from && dueAt <= to))
      .map(({ seconds }) => seconds)
    const told = (percent: number): string => `${percentile(late, percent).toFixed(2)} s`
    figures.tell("From due to the phone: p50, p99.9, most", `${told(50)}, ${told(99.9)}, ${told(100)}`)
    expect(late).toHaveLength(2 * size.reminders)
    const p99 = percentile(late, 99)
    figures.hold("The same: p99", "≤ 30 s", told(99), !isFull || p99 <= 30)
    const longest = Math.max(0, ...takeovers)
    const held = `${longest.toFixed(1)} s (${takeovers.length} of ${kills} held jobs)`
    figures.hold("Until a killed worker's jobs run again, at most", "≤ 30 s", held, longest <= 30)
    expect(figures.broken()).toEqual([])
  })
})

/** How many reminders a second the workers manage, each with its push, its entry of the inbox and its live documents. */
const measuredCapacity = async (): Promise<number> => {
  offsetMs = 1_000
  await plantReminders(
    stage,
    asked(size.calibration, () => Date.now()),
  )
  const fleet = await startFleet({ size: size.workers, zones, random, env: await shiftedWorkers() })
  const startedAt = performance.now()
  const most = Math.floor(size.calibration * 0.95)
  while (fcm.arrivals.length < most) await sleep(20)
  const capacity = most / ((performance.now() - startedAt) / 1000)
  await untilNothingIsLeft(stage)
  await fleet.stop()
  return capacity
}

const asked = (count: number, dueAt: () => number): readonly AskedReminder[] =>
  Array.from({ length: count }, (_, index) => ({
    brewer: index % size.brewers,
    dueAt: new Date(Math.round(dueAt())),
  }))

const fateOfMessage = (): Fate => {
  const percent = random.next() * 100
  if (percent < trouble.unavailable) return "unavailable"
  return percent < trouble.unavailable + trouble.unanswered ? "no answer" : "taken"
}

const shiftedWorkers = async () => ({
  ...workerEnvironment(stage, fcm),
  ...(await shiftClock(stage, offsetMs)),
})
