import { beforeAll, describe, expect, test } from "vitest"
import type { Arrival } from "../support/fcm-stand-in.ts"
import { type Brewer, aBrewer } from "../simulation/brewer.ts"
import { type Brewery, openBrewery } from "../simulation/brewery.ts"
import { threeWeekAle } from "../simulation/story-of-a-brew.ts"
import { figuresOf } from "./figures.ts"
import { sized } from "./sizes.ts"

const size = sized({ each: 20, lookEveryMs: 30_000 }, { each: 1, lookEveryMs: 60_000 })

const at = (time: string): Date => new Date(`2027-11-23T${time}:00Z`)
const outage = { from: at("20:00"), to: at("21:05") }
const mash = "Mash – Saccharification"

describe("FCM is out for an hour and five minutes", () => {
  let brewery: Brewery
  /** Whose mash, an hour long, is over so early in the outage that it is not worth a ring any more when that ends. */
  const tooLate: Brewer[] = []
  const inTime: Brewer[] = []
  /** Who has seen by themselves that the mash is over. */
  const settled: Brewer[] = []

  beforeAll(
    async () => {
      brewery = await openBrewery(at("19:00"))
      for (const [brewers, start] of [
        [tooLate, "19:02"],
        [inTime, "19:20"],
        [settled, "19:30"],
      ] as const) {
        await brewery.time.passUntil(at(start))
        for (let made = 0; made < size.each; made += 1) brewers.push(await mashing(brewery))
      }
      await brewery.time.passUntil(outage.from)
      brewery.fcm.decide(() => "unavailable")
      await brewery.time.leapUntil(at("20:40"), size.lookEveryMs)
      for (const brewer of settled) await brewer.completes(mash)
      await brewery.time.leapUntil(outage.to, size.lookEveryMs)
      brewery.fcm.decide(() => "taken")
      await brewery.time.passUntil(at("23:00"))
    },
    sized(1_200_000, 240_000),
  )

  const ringsOf = ({ member }: Brewer): readonly Arrival[] =>
    brewery.fcm.arrivals.filter(({ token }) => token === member.phones.fr)
  const inboxOf = (brewers: readonly Brewer[]) =>
    brewery.asOwner(
      "select kind, missed_at, body ->> 'fr' as body from notifications where owner_id = any($1)",
      [brewers.map(({ member }) => member.id)],
    )
  const lateSeconds = ({ at: came }: Arrival): number => (came - outage.to.getTime()) / 1000

  test("what is still worth it rings once when it is back, on each phone, within half a minute", (context) => {
    const figures = figuresOf(context)
    const rung = [...tooLate, ...inTime, ...settled].flatMap(ringsOf)
    const reminders = rung.filter(({ data }) => data["kind"] === "reminder")
    const alarms = inTime.flatMap(ringsOf).filter(({ data }) => data["kind"] === "timer_over")
    figures.hold(
      "Reminders that rang once",
      `${3 * size.each}`,
      reminders.length,
      reminders.length === 3 * size.each,
    )
    figures.hold(
      "Alarms still worth it that rang once",
      `${size.each}`,
      alarms.length,
      alarms.length === size.each,
    )
    const twice = brewery.fcm.arrivals.length - new Set(brewery.fcm.arrivals.map(keyOf)).size
    figures.hold("Sent twice", "0", twice, twice === 0)
    const latest = Math.max(...rung.map(lateSeconds))
    const soonest = Math.min(...rung.map(lateSeconds))
    figures.hold(
      "First and last ring after FCM was back",
      "0 to 30 s",
      `${soonest} s, ${latest} s`,
      soonest >= 0 && latest <= 30,
    )
    expect(figures.broken()).toEqual([])
  })

  test("what has become too late never rings: it stands in the inbox as missed, with when it was due", async (context) => {
    const figures = figuresOf(context)
    const alarms = (await inboxOf(tooLate)).filter(({ kind }) => kind === "timer_over")
    // 20:02 UTC on a wall in Paris.
    const missed = alarms.filter(
      ({ missed_at, body }) => missed_at !== null && /C'était prévu à 21\s*h\s*02/.test(String(body)),
    )
    figures.hold(
      "Missed, and says when it was due",
      `${size.each}`,
      missed.length,
      missed.length === size.each,
    )
    const rang = tooLate.flatMap(ringsOf).filter(({ data }) => data["kind"] === "timer_over").length
    figures.hold("Rang all the same", "0", rang, rang === 0)
    expect(figures.broken()).toEqual([])
  })

  test("what the brewer settled meanwhile neither rings nor counts as missed", async (context) => {
    const figures = figuresOf(context)
    const alarms = (await inboxOf(settled)).filter(({ kind }) => kind === "timer_over")
    expect(alarms).toHaveLength(size.each)
    const missed = alarms.filter(({ missed_at }) => missed_at !== null).length
    const rang = settled.flatMap(ringsOf).filter(({ data }) => data["kind"] === "timer_over").length
    figures.hold("Settled alarms that rang, or count as missed", "0", rang + missed, rang + missed === 0)
    expect(figures.broken()).toEqual([])
  })

  test("nothing is lost: every entry is in the inbox, and no job is left", async () => {
    // An alarm and a reminder each.
    expect(await inboxOf([...tooLate, ...inTime, ...settled])).toHaveLength(6 * size.each)
    expect(
      await brewery.asOwner(
        "select id from graphile_worker._private_jobs where is_available or last_error is not null",
      ),
    ).toEqual([])
  })
})

/** A brewer whose mash has just been started, and who asked to be reminded of something in the middle of the outage. */
const mashing = async (brewery: Brewery): Promise<Brewer> => {
  const brewer = await aBrewer(brewery, threeWeekAle)
  await brewer.begins()
  for (const before of ["Heat the strike water", "Dough in"]) {
    await brewer.starts(before)
    await brewer.completes(before)
  }
  await brewer.starts(mash)
  await brewer.asksFor("Feed the cat", at("20:10"))
  return brewer
}

const keyOf = ({ tag, token }: Arrival): string => `${tag} ${token}`
